"""What a measurement starts: the portal on a database of its own, nginx, and the mail sink. Each is ended by its id."""

import contextlib
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).parent.parent
STARTED = time.monotonic()
RUNNING = []
ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def say(text):
    print(f"[{time.monotonic() - STARTED:5.0f}s] {text}", file=sys.stderr, flush=True)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Process:
    """Something we started and end by its id."""

    def __init__(self, command, log, **options):
        self.log = open(log, "ab")
        command = [str(part) for part in command]
        self.child = subprocess.Popen(command, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL, **options)
        RUNNING.append(self)

    def await_port(self, port):
        for _ in range(3000):
            if self.child.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.01)
        sys.exit(f"did not start: {self.child.args}\n{pathlib.Path(self.log.name).read_text()}")

    def stop(self):
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(30)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
        self.log.close()
        if self in RUNNING:
            RUNNING.remove(self)


class Store:
    """A database of either engine in a folder of its own, filled with contacts."""

    def __init__(self, engine, contacts, options):
        self.engine, self.name, self.contacts, self.options = engine, ENGINES[engine], contacts, options
        self.folder = options.scratch / f"{engine}-{contacts}"
        self.load = self.folder / "load"
        self.load.mkdir(parents=True)
        self.tokens = self.folder / "tokens"
        if engine == "sqlite":
            self.url = f"sqlite:{self.folder / 'samtykke.db'}"
        else:
            name = f"bench_{contacts}"
            subprocess.run(["psql", options.postgres, "-qc", f"CREATE DATABASE {name}"], check=True)
            self.url = options.postgres.rsplit("/", 1)[0] + f"/{name}"
        say(f"{self.name}: writing {contacts:,} contacts")
        command = [options.binary, "bench-data", "--contacts", str(contacts), "--tokens", str(self.tokens)]
        subprocess.run(command, env=self.environment(), check=True, stdout=subprocess.DEVNULL)
        if engine == "postgres":
            # What autovacuum would have done on a database that grew over months. It would not have looked at empty tables:
            # told that they are empty, PostgreSQL reads them from end to end until it looks again.
            filled = "SELECT relname FROM pg_stat_user_tables WHERE pg_relation_size(relid) > 0"
            tables = subprocess.run(["psql", self.url, "-Atc", filled], check=True, capture_output=True, text=True).stdout.split()
            subprocess.run(["psql", self.url, "-qc", f"VACUUM ANALYZE {', '.join(tables)}"], check=True)

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMTYKKE_")}
        ours = {
            "SAMTYKKE_DATA_DIR": str(self.folder),
            "SAMTYKKE_DATABASE_URL": self.url,
            # Not where it listens: links are good for one base URL, and outlive the port of one portal.
            "SAMTYKKE_BASE_URL": "http://localhost:8080",
            "SAMTYKKE_TRUSTED_PROXIES": "127.0.0.1",
            "SAMTYKKE_LOG_LEVEL": "warn",
        }
        return kept | ours | more

    def count(self, table, where="1 = 1"):
        return self.ask(f"SELECT count(*) FROM {table} WHERE {where}")

    def total(self, table, column):
        return self.ask(f"SELECT coalesce(sum({column}), 0) FROM {table}")

    def run(self, statements, settles=True):
        """Statements of one's own, while no portal is running; after many rows PostgreSQL is to look at its tables again."""
        if self.engine == "sqlite":
            with sqlite3.connect(self.folder / "samtykke.db", timeout=30) as database:
                for statement in statements:
                    database.execute(statement)
            database.close()
            return
        script = "".join(f"{statement};\n" for statement in statements) + ("VACUUM ANALYZE;\n" if settles else "")
        subprocess.run(["psql", self.url, "-q", "-v", "ON_ERROR_STOP=1"], input=script, check=True, text=True)

    def micros(self, contact):
        """When a contact was stored, in microseconds."""
        if self.engine == "sqlite":
            return self.ask("SELECT CAST(strftime('%s', created_at) AS INTEGER) * 1000000 FROM contacts WHERE id = " + str(contact))
        return self.ask(f"SELECT floor(extract(epoch FROM created_at) * 1000000)::bigint FROM contacts WHERE id = {contact}")

    def ask(self, question):
        if self.engine == "sqlite":
            with sqlite3.connect(f"file:{self.folder / 'samtykke.db'}?mode=ro", uri=True, timeout=30) as database:
                return database.execute(question).fetchone()[0]
        return int(self.text(question))

    def words(self, question):
        """A text that either engine holds."""
        return self.ask(question) if self.engine == "sqlite" else self.text(question)

    def text(self, question):
        """What PostgreSQL answers, as it is written."""
        return subprocess.run(["psql", self.url, "-Atc", question], check=True, capture_output=True, text=True).stdout.rstrip("\n")


class Portal(Process):
    """The portal serving one store."""

    def __init__(self, store, **more):
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        settings = {
            "SAMTYKKE_LISTEN": f"127.0.0.1:{port}",
            # One mail a second: the pages are measured with the mail that they queue. Sending has a row of its own.
            "SAMTYKKE_MAIL_RATE_PER_SECOND": "1",
        } | more
        began = time.monotonic()
        log = store.folder / "serve.log"
        super().__init__([store.options.binary, "serve"], log, env=store.environment(**settings))
        while True:
            try:
                if self.get("/readyz"):
                    break
            except OSError:
                if self.child.poll() is not None or time.monotonic() > began + 60:
                    sys.exit(f"the portal did not start:\n{log.read_text()}")
                time.sleep(0.002)
        self.start_seconds = time.monotonic() - began

    def get(self, path):
        request = urllib.request.Request(self.base + path, headers={"Accept-Language": "en"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read()

    def writer_seconds(self):
        """What the thread that writes to SQLite has worked so far."""
        worked = 0
        for task in pathlib.Path(f"/proc/{self.child.pid}/task").iterdir():
            # Threads that serve come and go while they are looked at.
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                if (task / "comm").read_text().strip() == "writer":
                    worked += int((task / "schedstat").read_text().split()[0])
        return worked / 1e9

    def resident_mb(self):
        status = pathlib.Path(f"/proc/{self.child.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


class Nginx(Process):
    """nginx serving one file of exactly these bytes as /page.html."""

    def __init__(self, options, page):
        folder = options.scratch / "nginx"
        (folder / "www").mkdir(parents=True, exist_ok=True)
        for part in (options.scratch, folder, folder / "www"):
            part.chmod(0o755)  # Its workers are not root.
        (folder / "www" / "page.html").write_bytes(page)
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        conf = folder / "nginx.conf"
        conf.write_text((HERE / "nginx.conf").read_text().replace("FOLDER", str(folder)).replace("PORT", str(port)))
        super().__init__([options.nginx, "-p", folder, "-c", conf], folder / "nginx.log")
        self.await_port(port)


class Sink(Process):
    """smtp-sink of postfix: takes every mail and keeps none."""

    def __init__(self, options):
        self.port = free_port()
        command = [options.postfix / "usr/sbin/smtp-sink", f"127.0.0.1:{self.port}", "200"]
        if os.geteuid() == 0:
            command[1:1] = ["-u", "nobody"]
        super().__init__(command, options.scratch / "sink.log", env=with_postfix(options))
        self.await_port(self.port)


def with_postfix(options):
    return os.environ | {"LD_LIBRARY_PATH": str(options.postfix / "usr/lib/postfix")}
