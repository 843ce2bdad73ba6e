"""Bringing a file of contacts in, with consents and events, beside the engine's own bulk tool loading the very rows that came of it
into the same tables with their indexes. And the preference page meanwhile."""

import csv
import statistics
import subprocess
import sys
import time

from load import Gets
from processes import ENGINES, Portal, Store, say

# What an import writes for people, in the order in which foreign keys let it be loaded.
TABLES = ("contacts", "contact_addresses", "contact_words", "event_details", "events", "consents", "subscriptions")
NAMES = ("Kari", "Ola", "Åse", "Jürgen", "Sanne", "Lars"), ("Nordmann", "Hansen", "Østby", "Müller", "de Vries")


def write_file(path, people, mark):
    """A file as another system writes it: address, name, company, country, language, when they agreed."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["email", "first name", "last name", "company", "country", "language", "consent", "consent date"])
        for n in range(people):
            first, last = (names[n % len(names)] for names in NAMES)
            day = f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}"
            rows.writerow([f"{mark}{n}@import.example", first, last, f"Company {n % 997}", "NO", "nb", "yes", day])


def brings_in(store, file):
    """Seconds for the command, from starting the process to its end."""
    command = [store.options.binary, "import", file, "--evidence", "The form of the old system"]
    began = time.monotonic()
    subprocess.run(command, env=store.environment(), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def dump(store, to, contacts):
    """The rows of everybody after the `contacts`th as files."""
    mine = {"contacts": f"id > {contacts}", "event_details": f"contact_id > {contacts}"}
    for table in TABLES:
        query = f"SELECT * FROM {table} WHERE {mine.get(table, f'contact_id > {contacts}')}"
        if store.engine == "sqlite":
            script = f".mode csv\n.output {to / table}.csv\n{query};\n"
            subprocess.run(["sqlite3", store.folder / "samtykke.db"], input=script, check=True, text=True)
        else:
            subprocess.run(["psql", store.url, "-qc", f"\\copy ({query}) TO '{to / table}.csv' CSV"], check=True)


def load(store, rows):
    """Seconds in which the engine's own tool loads these rows."""
    began = time.monotonic()
    if store.engine == "sqlite":
        lines = ["PRAGMA journal_mode = WAL;", "PRAGMA synchronous = FULL;", "PRAGMA secure_delete = ON;", "PRAGMA cache_size = -16000;"]
        lines += [".mode csv", "BEGIN;", *[f".import {rows / table}.csv {table}" for table in TABLES], "COMMIT;"]
        subprocess.run(["sqlite3", store.folder / "samtykke.db"], input="\n".join(lines), check=True, text=True,
                       stdout=subprocess.DEVNULL)
    else:
        lines = ["BEGIN;", *[f"\\copy {table} FROM '{rows / table}.csv' CSV" for table in TABLES], "COMMIT;"]
        subprocess.run(["psql", store.url, "-q", "-v", "ON_ERROR_STOP=1"], input="\n".join(lines), check=True, text=True)
    return time.monotonic() - began


def imports(options):
    print("| work | ours | against | theirs | ratio | at least |\n|---|---|---|---|---|---|")
    people = options.contacts
    for engine in options.engine:
        # The other has a contact less: numbers that the import gives are free there.
        store, other = Store(engine, people + 1, options), Store(engine, people, options)
        file, rows = store.folder / "people.csv", store.folder / "rows"
        rows.mkdir()
        write_file(file, people, "p")
        say(f"{store.name}: bringing in {people:,} people")
        mine = brings_in(store, file)
        if store.count("contacts", f"id > {people + 1}") != people or store.count("events", f"contact_id > {people + 1}") < 3 * people:
            sys.exit("not everybody came in with their consents and events")
        dump(store, rows, people + 1)
        say(f"{store.name}: loading the same rows by the engine's own tool")
        theirs = load(other, rows)
        for table in ("events", "consents"):
            if other.count(table, f"contact_id > {people + 1}") != store.count(table, f"contact_id > {people + 1}"):
                sys.exit(f"the other database does not hold the same {table}")
        print(f"| import of {people:,} contacts with consents and events, {store.name} | {mine:.1f} s | the engine's own bulk tool | "
              f"{theirs:.1f} s | **{theirs / mine:.2f}** | 0.2 |")
        meanwhile(store, options, people)


def meanwhile(store, options, people):
    """The preference page while another file comes in, beside the same page when nothing else happens."""
    portal = Portal(store)
    own = [f"/p/{token}" for token in store.tokens.read_text().split()]
    page = Gets(portal.base, store.load / "paths", own)
    file = store.folder / "more.csv"
    ratios, busy_rates, idle_rates = [], [], []
    for turn in range(options.rounds):
        write_file(file, people, f"m{turn}x")
        idle, _ = page.rate(options.seconds)
        command = [options.binary, "import", file, "--evidence", "The form of the old system"]
        child = subprocess.Popen(command, env=store.environment(), stdout=subprocess.DEVNULL)
        time.sleep(0.5)
        busy, _ = page.rate(options.seconds)
        if child.poll() is not None:
            say("the import was over before the round was")
        child.wait()
        ratios.append(busy / idle)
        busy_rates.append(busy)
        idle_rates.append(idle)
    portal.stop()
    print(f"| GET preference page during an import, {store.name} | {statistics.median(busy_rates):,.0f}/s | the same when idle | "
          f"{statistics.median(idle_rates):,.0f}/s | **{statistics.median(ratios):.2f}** | 0.5 |")
