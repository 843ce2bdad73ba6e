"""Drives the measurements of benches/run and prints the table. Standard library only.

Every ratio comes from figures taken in turn (A B A B ...) in this run; the median of the rounds counts. A round in which
any request was refused, failed or timed out ends the run: a fast error is not a figure.
"""

import argparse
import html
import os
import pathlib
import re
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).parent


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def say(text):
    print(f"[{time.monotonic() - STARTED:5.0f}s] {text}", file=sys.stderr, flush=True)


STARTED = time.monotonic()


class Process:
    """Something we started and end by its id."""

    def __init__(self, command, log, **options):
        self.log = open(log, "ab")
        self.child = subprocess.Popen(command, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL, **options)
        RUNNING.append(self)

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


RUNNING = []


class Store:
    """A database of either engine in a folder of its own."""

    def __init__(self, engine, contacts, options):
        self.engine, self.contacts, self.options = engine, contacts, options
        self.folder = options.scratch / f"{engine}-{contacts}"
        self.folder.mkdir(parents=True)
        if engine == "sqlite":
            self.url = f"sqlite:{self.folder / 'samtykke.sqlite3'}"
        else:
            name = f"bench_{contacts}"
            subprocess.run(["psql", options.postgres, "-qc", f"CREATE DATABASE {name}"], check=True)
            self.url = options.postgres.rsplit("/", 1)[0] + f"/{name}"
        self.tokens = self.folder / "tokens"

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMTYKKE_")}
        return kept | {
            "SAMTYKKE_DATA_DIR": str(self.folder),
            "SAMTYKKE_DATABASE_URL": self.url,
            "SAMTYKKE_TRUSTED_PROXIES": "127.0.0.1",
        } | more

    def fill(self):
        say(f"{self.engine}: writing {self.contacts} contacts")
        command = [self.options.binary, "bench-data", "--contacts", str(self.contacts), "--tokens", str(self.tokens)]
        subprocess.run(command, env=self.environment(), check=True, stdout=subprocess.DEVNULL)

    def count(self, table, where="1 = 1"):
        question = f"SELECT count(*) FROM {table} WHERE {where}"
        if self.engine == "sqlite":
            with sqlite3.connect(f"file:{self.folder / 'samtykke.sqlite3'}?mode=ro", uri=True) as database:
                return database.execute(question).fetchone()[0]
        answer = subprocess.run(["psql", self.url, "-Atc", question], check=True, capture_output=True, text=True)
        return int(answer.stdout)


class Portal(Process):
    """The portal serving one store."""

    def __init__(self, store, **more):
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        settings = {
            "SAMTYKKE_LISTEN": f"127.0.0.1:{self.port}",
            "SAMTYKKE_BASE_URL": self.base,
            # Nobody listens there: mail is queued, which is what the pages are measured with. The outbox has its own row.
            "SAMTYKKE_MAIL_URL": "smtp://127.0.0.1:9",
        } | more
        began = time.monotonic()
        super().__init__([store.options.binary, "serve"], store.folder / "serve.log", env=store.environment(**settings))
        while True:
            try:
                with urllib.request.urlopen(f"{self.base}/readyz", timeout=5) as answer:
                    if answer.status == 200:
                        break
            except OSError:
                if self.child.poll() is not None or time.monotonic() > began + 60:
                    sys.exit(f"the portal did not start:\n{(store.folder / 'serve.log').read_text()}")
                time.sleep(0.002)
        self.start_seconds = time.monotonic() - began

    def get(self, path):
        request = urllib.request.Request(self.base + path, headers={"Accept-Language": "en"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read()

    def resident_mb(self):
        status = pathlib.Path(f"/proc/{self.child.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def wrk(base, script, seconds, **variables):
    """Requests a second, and how many were answered."""
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--timeout", "5s", "-s", str(HERE / "lua" / script), base]
    variables = {name: str(value) for name, value in variables.items()}
    out = subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, timeout=seconds + 60)
    failed = re.search(r"Non-2xx or 3xx responses: \d+|Socket errors: .*", out.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out.stdout)
    if failed or not rate:
        sys.exit(f"{script}: {failed[0] if failed else 'no figure'}\n{out.stdout}{out.stderr}")
    return float(rate[1]), int(re.search(r"(\d+) requests in", out.stdout)[1])


class Nginx(Process):
    """nginx serving one file of exactly these bytes."""

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
        super().__init__([options.nginx, "-p", str(folder), "-c", str(conf)], folder / "nginx.log")
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{self.base}/page.html", timeout=5).close()
                return
            except OSError:
                time.sleep(0.02)
        sys.exit((folder / "nginx-error.log").read_text())


class Saves:
    """Preference saves, each by the next contact, each changing something."""

    def __init__(self, portal, store, paths):
        self.file, self.portal, self.sent = store.folder / "saves", portal, 0
        wrk(portal.base, "collect_saves.lua", max(2, store.contacts // 4000), PATHS=paths, OUT=self.file)
        lines = {line.partition("\t")[0]: line for line in self.file.read_text().splitlines()}
        self.file.write_text("".join(f"{line}\n" for line in lines.values()))
        say(f"{store.engine}: {len(lines)} contacts ready to save")
        if not lines:
            sys.exit("no preference page had a form to save")

    def rate(self, seconds):
        rate, answered = wrk(self.portal.base, "post_saves.lua", seconds, SAVES=self.file, START=self.sent)
        # What was under way when the time was up has changed its contact too.
        self.sent += answered + 32
        return rate, answered


class SignUps:
    """Filled-in forms, each with a render receipt of its own, by another person from another network."""

    FORM = "/f/newsletter"

    def __init__(self, portal, store):
        self.portal, self.file, self.series, self.used = portal, store.folder / "receipts", 0, 0
        page = portal.get(self.FORM).decode()
        form = next(form for form in re.findall(r"<form.*?</form>", page, re.S) if 'name="receipt"' in form)
        kept = []
        for field in re.findall(r"<input[^>]*>", form):
            a = dict(re.findall(r'([a-z-]+)="([^"]*)"', field))
            if a.get("name") in (None, "email", "receipt") or a.get("type") == "submit":
                continue
            # Every box ticked, every hidden field as it is, every line filled in but the one that only programs fill in.
            named = {"first_name": "Kari", "last_name": "Nordmann"}
            kept.append((a["name"], html.unescape(a.get("value", "")) or named.get(a["name"], "")))
        self.fixed = urllib.parse.urlencode([*kept, ("language", "en")])

    def collect(self, seconds):
        wrk(self.portal.base, "collect_receipts.lua", seconds, FORM=self.FORM, OUT=self.file)
        self.collected_at, self.series, self.used = time.monotonic(), self.series + 1, 0

    def rate(self, seconds):
        # Nobody fills in a form faster than this, says the portal.
        time.sleep(max(0.0, self.collected_at + 5 - time.monotonic()))
        return wrk(
            self.portal.base, "post_forms.lua", seconds,
            FORM=self.FORM, RECEIPTS=self.file, FIXED=self.fixed, SERIES=f"series{self.series}",
        )


class Row:
    """One line of the table."""

    def __init__(self, work, ours, against, theirs, least, aim, unit="/s"):
        self.cells = [work, f"{ours:,.0f}{unit}", against, f"{theirs:,.0f}{unit}", f"**{ours / theirs:.2f}**", least, aim]


def pages(store, options, rows, memory):
    """The public pages on one engine, beside nginx."""
    engine = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[store.engine]
    portal = Portal(store)
    memory[f"{engine}, idle"] = portal.resident_mb()
    paths = store.folder / "paths"
    paths.write_text("".join(f"/p/{token}\n" for token in store.tokens.read_text().split()))
    page = portal.get(paths.read_text().split("\n", 1)[0])
    style = store.folder / "style"
    style.write_text(re.search(rb'<link[^>]+href="(/static/[^"]+\.css)"', page)[1].decode() + "\n")
    form = store.folder / "form"
    form.write_text(f"{SignUps.FORM}\n")
    static = store.folder / "static"
    static.write_text("/page.html\n")
    nginx, saves, sign_ups = Nginx(options, page), Saves(portal, store, paths), SignUps(portal, store)
    before = store.count("events"), store.count("submissions")
    taken = {name: [] for name in ("nginx", "get", "save", "form", "style", "sign-up")}
    done = {"save": 0, "sign-up": 0}
    at, load = 0, 0.0
    for turn in range(options.rounds):
        say(f"{store.engine}: round {turn + 1} of {options.rounds}")
        sign_ups.collect(options.seconds + 1)
        taken["nginx"].append(wrk(nginx.base, "get.lua", options.seconds, PATHS=static)[0])
        rate, answered = wrk(portal.base, "get.lua", options.seconds, PATHS=paths, START=at)
        taken["get"].append(rate)
        at += answered
        taken["style"].append(wrk(portal.base, "get.lua", options.seconds, PATHS=style)[0])
        for name, work in (("save", saves), ("sign-up", sign_ups)):
            if name == "sign-up":
                taken["form"].append(wrk(portal.base, "get.lua", options.seconds, PATHS=form)[0])
            rate, answered = work.rate(options.seconds)
            taken[name].append(rate)
            done[name] += answered
            load = max(load, portal.resident_mb())
    # An answer without a row behind it would be a fast lie.
    events, submissions = store.count("events") - before[0], store.count("submissions") - before[1]
    if events < done["save"] or submissions < done["sign-up"]:
        sys.exit(f"{done} were answered, but {events} events and {submissions} submissions were stored")
    memory[f"{engine}, under load"] = load
    nginx.stop()
    portal.stop()
    figure = {name: statistics.median(values) for name, values in taken.items()}
    on = f"on {engine}"
    least = {"sqlite": ("0.40", "0.70", "0.30", "0.50"), "postgres": ("0.12", "0.25", "0.10", "0.20")}[store.engine]
    rows.append(Row(f"GET preference page {on} ({len(page):,} bytes)", figure["get"], "nginx, static file of that size", figure["nginx"], "0.25", "0.35"))
    rows.append(Row(f"POST preference save {on}", figure["save"], "GET of the same page", figure["get"], *least[:2]))
    rows.append(Row(f"POST public form {on}", figure["sign-up"], "GET of the same page", figure["form"], *least[2:]))
    if store.engine == "sqlite":
        rows.append(Row("GET a stylesheet", figure["style"], "nginx, as above", figure["nginx"], "0.30", "0.50"))


def sink(options, port, count):
    """A mail server that ends after so many messages."""
    environment = os.environ | {"LD_LIBRARY_PATH": str(options.postfix / "usr/lib/postfix")}
    command = [options.postfix / "usr/sbin/smtp-sink", "-M", str(count), f"127.0.0.1:{port}", "200"]
    if os.geteuid() == 0:
        command[1:1] = ["-u", "nobody"]
    return Process([str(part) for part in command], options.scratch / "sink.log", env=environment)


def source(options, count, sessions, size):
    """Seconds that smtp-source takes for so many messages, over connections that it keeps."""
    port = free_port()
    server = sink(options, port, count)
    time.sleep(0.3)
    environment = os.environ | {"LD_LIBRARY_PATH": str(options.postfix / "usr/lib/postfix")}
    command = ["usr/sbin/smtp-source", "-d", "-s", str(sessions), "-m", str(count), "-l", str(size)]
    command += ["-f", "post@bench.example", "-t", "visitor@bench.example", f"127.0.0.1:{port}"]
    command[0] = str(options.postfix / command[0])
    began = time.monotonic()
    subprocess.run(command, env=environment, check=True, timeout=300)
    seconds = time.monotonic() - began
    server.stop()
    return seconds


def outbox(store, options, rows, memory):
    """Everything that waits in the outbox goes to a local sink; smtp-source sends as much of the same size."""
    engine = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[store.engine]
    waiting = store.count("mails", "state = 'waiting'")
    port = free_port()
    server = sink(options, port, waiting)
    say(f"{store.engine}: {waiting} mails wait in the outbox")
    began = time.monotonic()
    portal = Portal(store, SAMTYKKE_MAIL_URL=f"smtp://127.0.0.1:{port}")
    while server.child.poll() is None:
        if time.monotonic() > began + 300:
            sys.exit("the outbox does not run empty")
        time.sleep(0.02)
    seconds = time.monotonic() - began
    memory[f"{engine}, after {waiting:,} mails"] = portal.resident_mb()
    until = time.monotonic() + 10
    while (unrecorded := store.count("mails", "state <> 'sent'")) and time.monotonic() < until:
        time.sleep(0.1)
    portal.stop()
    if unrecorded:
        sys.exit(f"{unrecorded} mails were sent and not recorded")
    theirs = source(options, waiting, options.sessions, options.mail_size)
    rows.append(Row(f"outbox to an SMTP sink on {engine}", waiting / seconds, f"smtp-source, {options.sessions} sessions", waiting / theirs, "0.30", "0.50"))


def million(engine, options, rows):
    """Do pages stay as fast when there are a hundred times as many people?"""
    name = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[engine]
    taken = {}
    running = []
    for contacts in options.sizes:
        store = Store(engine, contacts, options)
        store.fill()
        portal = Portal(store)
        paths = store.folder / "paths"
        tokens = store.tokens.read_text().split()
        # The same number of people, spread over all of them: what differs is what the database has to find them in.
        chosen = tokens[:: max(1, len(tokens) // min(options.sizes))]
        paths.write_text("".join(f"/p/{token}\n" for token in chosen))
        running.append((contacts, portal, paths, Saves(portal, store, paths)))
        taken[contacts] = ([], [])
    for turn in range(options.rounds):
        say(f"{engine}: {options.sizes}, round {turn + 1} of {options.rounds}")
        for kind in (0, 1):
            for contacts, portal, paths, saves in running:
                rate = saves.rate(options.seconds) if kind else wrk(portal.base, "get.lua", options.seconds, PATHS=paths)
                taken[contacts][kind].append(rate[0])
    for _, portal, _, _ in running:
        portal.stop()
    small, large = options.sizes
    for kind, work in enumerate(("GET preference page", "POST preference save")):
        ours, theirs = (statistics.median(taken[contacts][kind]) for contacts in (large, small))
        rows.append(Row(f"{work} on {name}, {large:,} contacts", ours, f"the same with {small:,}", theirs, "0.80", "0.95"))


def starts(store, options):
    seconds = []
    for _ in range(5):
        portal = Portal(store)
        seconds.append(portal.start_seconds)
        portal.stop()
    return statistics.median(seconds)


def measure(options):
    rows, memory, started = [], {}, {}
    if "pages".startswith(options.only) or "outbox".startswith(options.only) or "start".startswith(options.only):
        for engine in ("sqlite", "postgres"):
            store = Store(engine, options.contacts, options)
            store.fill()
            started[engine] = starts(store, options)
            if not "start".startswith(options.only) or not options.only:
                pages(store, options, rows, memory)
                if "outbox".startswith(options.only):
                    outbox(store, options, rows, memory)
    if "million".startswith(options.only):
        for engine in ("sqlite", "postgres"):
            million(engine, options, rows)
    cores = os.cpu_count()
    print(f"{options.contacts:,} contacts, {cores} cores, wrk -t1 -c32, median of {options.rounds} rounds of {options.seconds} s taken in turn\n")
    print("| work | ours | against | theirs | ratio | at least | aim |\n|---|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row.cells) + " |")
    for engine, seconds in started.items():
        name = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[engine]
        print(f"| start to first answer on {name} | {seconds:.2f} s | | | | 1 s | 0.2 s |")
    for what, size in memory.items():
        least, aim = ("60 MB", "30 MB") if what.endswith("idle") else ("150 MB", "80 MB")
        print(f"| memory, {what} | {size:.0f} MB | | | | {least} | {aim} |")


def main():
    parser = argparse.ArgumentParser()
    for name in ("binary", "postgres", "nginx", "postfix", "scratch"):
        parser.add_argument(f"--{name}", required=True, type=str if name in ("postgres", "nginx") else pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", choices=("", "pages", "outbox", "million", "start"))
    parser.add_argument("--sessions", type=int, default=8, help="SMTP sessions of smtp-source: as many as the portal keeps")
    parser.add_argument("--mail-size", type=int, default=6000, help="bytes of a message of smtp-source: as large as ours")
    options = parser.parse_args()
    options.contacts = 2_000 if options.quick else 100_000
    options.seconds = 1 if options.quick else 3
    options.rounds = 2 if options.quick else 5
    options.sizes = (1_000, 20_000) if options.quick else (10_000, 1_000_000)
    options.binary = str(options.binary.resolve())
    try:
        measure(options)
    finally:
        for process in reversed(RUNNING[:]):
            process.stop()


if __name__ == "__main__":
    main()
