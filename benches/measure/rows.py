"""The rows of the table: what is measured against what."""

import re
import statistics
import subprocess
import sys
import time

import long_form
from floor import PostgresFloor, SqliteFloor
from load import Gets, Saves, SignUps
from processes import ENGINES, Nginx, Portal, Sink, Store, say, with_postfix

LEAST_AND_AIM = {
    "save": {"sqlite": ("0.40", "0.70"), "postgres": ("0.12", "0.25")},
    "form": {"sqlite": ("0.30", "0.50"), "postgres": ("0.10", "0.20")},
}


NEWSLETTER = "/f/newsletter"
READER = {"first_name": "Kari", "last_name": "Nordmann", "language": "en"}


def row(work, ours, against, theirs, least, aim):
    """One line from the rates of each round. What counts is the median of the ratios within a round: a machine that is slower
    for a while is so for both sides."""
    ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=True))
    ours, theirs = statistics.median(ours), statistics.median(theirs)
    return [work, f"{ours:,.0f}/s", against, f"{theirs:,.0f}/s", f"**{ratio:.2f}**", least, aim]


def pages(store, options, memory):
    """The public pages on one engine, beside nginx."""
    long_form.publish(store)
    floor = SqliteFloor(store, ("sign-ups", "saves")) if store.engine == "sqlite" else PostgresFloor(store)
    portal = Portal(store)
    memory[f"{store.name}, idle"] = portal.resident_mb()
    own = [f"/p/{token}" for token in store.tokens.read_text().split()]
    page = portal.get(own[0])
    style = re.search(rb'href="(/static/[^"]+\.css)"', page)[1].decode()
    nginx = Nginx(options, page)
    of = {
        "nginx": Gets(nginx.base, store.load / "static", ["/page.html"]),
        "page": Gets(portal.base, store.load / "paths", own),
        "style": Gets(portal.base, store.load / "style", [style]),
        "save": Saves(portal, store, store.load / "paths"),
        "form page": Gets(portal.base, store.load / "form", [NEWSLETTER]),
        "form": SignUps(portal, store, NEWSLETTER, READER),
        "long form page": Gets(portal.base, store.load / "long", [long_form.FORM]),
        "long form": SignUps(portal, store, long_form.FORM, long_form.TYPED),
    }
    before = store.count("events"), store.count("submissions")
    taken, answered, worked, load = {name: [] for name in of}, dict.fromkeys(of, 0), dict.fromkeys(of, 0.0), 0.0
    for turn in range(options.rounds):
        say(f"{store.name}: round {turn + 1} of {options.rounds}")
        for name, work in of.items():
            if isinstance(work, SignUps):
                work.collect(options.seconds + 1)
            before_it = portal.writer_seconds()
            rate, count = work.rate(options.seconds)
            worked[name] += portal.writer_seconds() - before_it
            taken[name].append(rate)
            answered[name] += count
            load = max(load, portal.resident_mb())
    memory[f"{store.name}, under load"] = load
    # An answer without a row behind it would be a fast lie.
    events, submissions = store.count("events") - before[0], store.count("submissions") - before[1]
    if events < answered["save"] or submissions < answered["form"] + answered["long form"]:
        sys.exit(f"{answered} were answered, but {events} events and {submissions} submissions were stored")
    nginx.stop()
    portal.stop()
    yardstick = f"nginx, a static file of {len(page):,} bytes"
    table = [
        row(f"GET preference page, {store.name}", taken["page"], yardstick, taken["nginx"], "0.25", "0.35"),
        row(f"POST preference save, {store.name}", taken["save"], "GET of the same page", taken["page"], *LEAST_AND_AIM["save"][store.engine]),
        row(f"POST public form, {store.name}", taken["form"], "GET of the same page", taken["form page"], *LEAST_AND_AIM["form"][store.engine]),
    ]
    work = f"POST public form of twelve fields, {store.name}"
    table.insert(3, row(work, taken["long form"], "GET of the same page", taken["long form page"], *LEAST_AND_AIM["form"][store.engine]))
    # The yardsticks once more, beside what the database alone can do.
    page, form_page = ([statistics.median(taken[name])] for name in ("page", "form page"))
    if store.engine == "sqlite":
        for name in ("form", "save"):
            say(f"{store.name}: {name}: the writer worked {worked[name] / answered[name] * 1e6:.0f} µs of one core for each")
        table.append(row("floor: the rows of a sign-up by bare SQL, SQLite", [floor.sign_ups()], "GET of the form", form_page, "", ""))
        table.append(row("floor: the rows of a save by bare SQL, SQLite", [floor.saves()], "GET of the page", page, "", ""))
    else:
        for name, with_questions in (("the statements", True), ("the four inserts", False)):
            work = f"floor: {name} of a sign-up by pgbench, PostgreSQL"
            table.append(row(work, [floor.sign_ups(with_questions)], "GET of the form", form_page, "", ""))
        table.append(row("floor: the statements of a save by pgbench, PostgreSQL", [floor.saves()], "GET of the page", page, "", ""))
    if store.engine == "sqlite":
        table.append(row("GET a stylesheet", taken["style"], yardstick, taken["nginx"], "0.30", "0.50"))
    return table


def outbox(store, options, memory):
    """Everything that waits in the outbox goes to a local sink; then smtp-source sends as many of the same size."""
    waiting = store.count("mails", "state = 'waiting'")
    sent = store.count("mails", "state = 'sent'")
    say(f"{store.name}: {waiting:,} mails wait in the outbox")
    sink = Sink(options)
    settings = {"SAMTYKKE_MAIL_URL": f"smtp://127.0.0.1:{sink.port}", "SAMTYKKE_MAIL_SESSIONS": str(options.sessions)}
    began = time.monotonic()
    portal = Portal(store, SAMTYKKE_MAIL_RATE_PER_SECOND="0", **settings)
    # Done is when each one is recorded as sent, durably; not when the sink has it.
    # Asked of an index and not often: whoever watches has the same two cores.
    while store.count("mails", "state = 'waiting'") or store.count("mails", "state = 'leased'"):
        if time.monotonic() > began + 300:
            sys.exit("the outbox does not run empty")
        time.sleep(0.2)
    ours = waiting / (time.monotonic() - began)
    memory[f"{store.name}, after {waiting:,} mails"] = portal.resident_mb()
    portal.stop()
    if store.count("mails", "state = 'sent'") != sent + waiting:
        sys.exit("not every mail that waited was sent")
    size = store.total("mails", "size") // max(1, store.count("mails", "size IS NOT NULL"))
    say(f"{store.name}: smtp-source sends mails of {size} bytes")
    command = [options.postfix / "usr/sbin/smtp-source", "-d", "-s", options.sessions, "-m", waiting, "-l", size]
    command += ["-f", "post@bench.example", "-t", "visitor@bench.example", f"127.0.0.1:{sink.port}"]
    began = time.monotonic()
    subprocess.run([str(part) for part in command], env=with_postfix(options), check=True, timeout=300)
    theirs = waiting / (time.monotonic() - began)
    sink.stop()
    against = f"smtp-source, {options.sessions} sessions, {size:,} bytes"
    return [row(f"outbox to an SMTP sink, {store.name}", [ours], against, [theirs], "0.30", "0.50")]


def million(engine, options):
    """Do pages stay as fast when there are a hundred times as many people?"""
    sides, floors = [], []
    for contacts in options.sizes:
        store = Store(engine, contacts, options)
        if engine == "sqlite":
            floors.append(SqliteFloor(store, ("saves",)))
        portal = Portal(store)
        tokens = store.tokens.read_text().split()
        # As many people from each, spread over all: what differs is only what the database has to find them in.
        chosen = tokens[:: max(1, len(tokens) // min(options.sizes))]
        page = Gets(portal.base, store.load / "paths", [f"/p/{token}" for token in chosen])
        sides.append((portal, (page, Saves(portal, store, store.load / "paths")), ([], [])))
    for turn in range(options.rounds):
        say(f"{ENGINES[engine]}, {options.sizes}: round {turn + 1} of {options.rounds}")
        for kind in (0, 1):
            for _, works, taken in sides:
                taken[kind].append(works[kind].rate(options.seconds)[0])
    for portal, _, _ in sides:
        portal.stop()
    small, large = (f"{contacts:,}" for contacts in options.sizes)
    table = []
    for kind, work in enumerate(("GET preference page", "POST preference save")):
        theirs, ours = (taken[kind] for _, _, taken in sides)
        table.append(row(f"{work}, {ENGINES[engine]}, {large} contacts", ours, f"the same with {small}", theirs, "0.80", "0.95"))
    if floors:
        theirs, ours = ([floor.saves()] for floor in floors)
        work = f"floor: the rows of a save by bare SQL, {ENGINES[engine]}, {large} contacts"
        table.append(row(work, ours, f"the same with {small}", theirs, "", ""))
    return table
