"""The floor: what the database alone does with the very rows that the portal wrote in this run. No portal, no HTTP, no reading, no
visitor that waits; prepared statements, group commits of 32, the same tables, indexes and pragmas, and the machine to itself.

No portal on this machine and this schema can be faster; how near ours comes is what the table shows.
"""

import re
import shutil
import sqlite3
import subprocess
import time

from processes import HERE, say

# Visitors that wait at the same moment, and so share a commit.
GROUP = 32
# As the portal opens its writer (src/db/connection.rs).
PRAGMAS = ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON",
           "temp_store = MEMORY", "wal_autocheckpoint = 16000", "cache_size = -16000")
# What acts of either kind insert; `id` tells which rows are of them.
SIGN_UP = ("submissions", "event_details", "events", "mails")
SAVE = ("event_details", "events", "mails")
MOST = 40_000
# As long does pgbench go on.
SECONDS = 5
SCRIPTS = HERE / "pgbench"


class SqliteFloor:
    """A copy of a store that no portal has touched, into which the rows that one wrote are written again."""

    def __init__(self, store, kinds):
        self.store, self.last = store, store.ask("SELECT max(id) FROM events")
        self.files = {what: store.folder / f"floor-{what}.db" for what in kinds}
        with sqlite3.connect(store.folder / "samtykke.db") as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        for file in self.files.values():
            shutil.copy(store.folder / "samtykke.db", file)

    def open(self, what):
        # The driver begins no transaction by itself.
        database = sqlite3.connect(self.files[what], isolation_level=None)
        for pragma in PRAGMAS:
            database.execute(f"PRAGMA {pragma}")
        database.execute("ATTACH ? AS portal", (str(self.store.folder / "samtykke.db"),))
        return database

    def sign_ups(self):
        """Sign-ups a second: a row in each of four tables, no question asked."""
        return self.rate("sign-ups", "kind = 'sign_up_requested' AND form_version_id = 1", SIGN_UP, ())

    def saves(self):
        """Saves a second: the contact's version, three rows, and the choice."""
        contacts = "UPDATE contacts SET version = version + 1, updated_at = ? WHERE id = ?"
        choice = ("INSERT INTO subscriptions (contact_id, type_id, is_on, chosen_at, chosen_by, event_id) VALUES (?, ?, ?, ?, 'contact', ?) "
                  "ON CONFLICT (contact_id, type_id) DO UPDATE SET is_on = excluded.is_on, chosen_at = excluded.chosen_at, "
                  "chosen_by = excluded.chosen_by, event_id = excluded.event_id")
        of_event = ((contacts, "at, contact_id"), (choice, "contact_id, type_id, choice_after, at, id"))
        return self.rate("saves", "channel = 'preference_page' AND type_id IS NOT NULL", SAVE, of_event)

    def rate(self, what, which, tables, of_event):
        database = self.open(what)
        acts = f"SELECT act FROM portal.events WHERE id > {self.last} AND {which} ORDER BY id LIMIT {MOST}"
        work = []
        for table in tables:
            # In the order of acts, which begin with the time.
            rows = {
                "submissions": f"SELECT s.* FROM ({acts}) JOIN portal.events e USING (act) JOIN portal.submissions s ON s.id = e.submission_id",
                "events": f"SELECT e.* FROM ({acts}) JOIN portal.events e USING (act)",
                "event_details": f"SELECT d.* FROM ({acts}) JOIN portal.event_details d USING (act)",
                "mails": f"SELECT m.* FROM ({acts}) JOIN portal.events e USING (act) JOIN portal.mails m ON m.act = e.act",
            }[table]
            rows = database.execute(rows).fetchall()
            marks = ", ".join("?" * len(rows[0]))
            work.append((f"INSERT INTO main.{table} VALUES ({marks})", rows))
        for statement, columns in of_event:
            work.append((statement, database.execute(f"SELECT {columns} FROM portal.events WHERE act IN ({acts}) ORDER BY id").fetchall()))
        database.execute("DETACH portal")
        count = len(work[0][1])
        began, worked = time.monotonic(), time.process_time()
        for start in range(0, count, GROUP):
            database.execute("BEGIN IMMEDIATE")
            for statement, rows in work:
                database.executemany(statement, rows[start : start + GROUP])
            database.execute("COMMIT")
        rate = count / (time.monotonic() - began)
        micros = (time.process_time() - worked) / count * 1e6
        database.close()
        self.files[what].unlink()
        say(f"{self.store.name}: bare SQL does {rate:,.0f} {what}/s ({count:,} of them), {micros:.0f} µs of one core for each")
        return rate


class PostgresFloor:
    """The statements of a sign-up or a save from pgbench, with as many clients as there are visitors, on a copy of a store: nobody is to be
    mailed about them."""

    def __init__(self, store):
        self.store, self.server = store, store.url.rsplit("/", 1)[0] + "/"

    def on_copy(self, statement):
        subprocess.run(["psql", self.server + "postgres", "-qc", statement], check=True)

    def sign_ups(self, with_questions):
        """Sign-ups a second: the four inserts in a transaction, after the questions that the portal asks or without them."""
        script = (SCRIPTS / "form_inserts.sql").read_text()
        if with_questions:
            script = script.replace("BEGIN;\n", "BEGIN;\n" + (SCRIPTS / "form_questions.sql").read_text())
        return self.rate("sign-ups, questions and all" if with_questions else "inserts of sign-ups", script, "submission_id")

    def saves(self):
        """Saves a second, of one choice each."""
        return self.rate("saves", (SCRIPTS / "save.sql").read_text(), "contact_id")

    def rate(self, what, script, of):
        file = self.store.load / "pgbench.sql"
        file.write_text(script)
        command = ["pgbench", "--no-vacuum", "--protocol", "prepared", "--client", GROUP, "--jobs", 1, "--time", SECONDS, "--file", file,
                   "--define", f"contacts={self.store.contacts}"]
        # As long as what the portal wrote.
        for name, question in {
            "answers": "SELECT answers FROM submissions WHERE form_version_id = 1 ORDER BY id DESC LIMIT 1",
            "details": f"SELECT body FROM event_details WHERE {of} IS NOT NULL ORDER BY at DESC LIMIT 1",
            "sender": "SELECT sender FROM mails ORDER BY id DESC LIMIT 1",
            "variables": f"SELECT variables FROM mails WHERE {of} IS NOT NULL ORDER BY id DESC LIMIT 1",
        }.items():
            command += ["--define", f"{name}={self.store.text(question)}"]
        name = self.store.url.rsplit("/", 1)[1]
        self.on_copy(f"CREATE DATABASE {name}_floor TEMPLATE {name}")
        command = [str(part) for part in [*command, f"{self.server}{name}_floor"]]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        self.on_copy(f"DROP DATABASE {name}_floor")
        failed = re.search(r"number of failed transactions: (\d+)", out)
        if failed and int(failed[1]):
            raise RuntimeError(out)
        rate = float(re.search(r"tps = ([\d.]+)", out)[1])
        say(f"{self.store.name}: pgbench does {rate:,.0f} {what}/s")
        return rate
