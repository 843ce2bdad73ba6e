"""Drives the measurements of benches/run and prints the table. Standard library only.

Every ratio comes from figures taken in turn (A B A B ...) in this run; the median of the rounds' ratios counts.
"""

import argparse
import os
import pathlib
import statistics

import admin
import bulk
import files
import imports
import rows
import selections
from processes import ENGINES, RUNNING, Portal, Store, say


def starts(store):
    """Seconds from starting the process to its first good answer."""
    seconds = []
    for _ in range(5):
        portal = Portal(store)
        seconds.append(portal.start_seconds)
        portal.stop()
    return statistics.median(seconds)


def measure(options):
    if options.only == "admin":
        return admin.admin(options)
    if options.only == "bulk":
        return bulk.bulk(options)
    if options.only == "selections":
        return selections.selections(options)
    if options.only == "imports":
        return imports.imports(options)
    if options.only == "files":
        return files.files(options)
    table, memory, started = [], {}, {}
    for engine, name in ENGINES.items():
        if engine not in options.engine:
            continue
        if options.only != "million":
            store = Store(engine, options.contacts, options)
            started[name] = starts(store)
            table += rows.pages(store, options, memory)
            if options.only != "pages":
                table += rows.outbox(store, options, memory)
        if options.only in ("", "million"):
            table += rows.million(engine, options)
    print(f"{options.contacts:,} contacts, {os.cpu_count()} cores, `wrk -t1 -c32`, "
          f"median of {options.rounds} rounds of {options.seconds} s taken in turn.\n")
    print("| work | ours | against | theirs | ratio | at least | aim |\n|---|---|---|---|---|---|---|")
    for row in table:
        print("| " + " | ".join(row) + " |")
    for name, seconds in started.items():
        print(f"| start to first answer, {name} | {seconds:.2f} s | | | | 1 s | 0.2 s |")
    for what, size in memory.items():
        least, aim = ("60 MB", "30 MB") if what.endswith("idle") else ("150 MB", "80 MB")
        print(f"| memory, {what} | {size:.0f} MB | | | | {least} | {aim} |")


def main():
    parser = argparse.ArgumentParser()
    for name in ("binary", "postfix", "scratch"):
        parser.add_argument(f"--{name}", required=True, type=lambda path: pathlib.Path(path).resolve())
    for name in ("postgres", "nginx"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--quick", action="store_true", help="few contacts, short rounds: does it work?")
    parser.add_argument("--only", default="", choices=("", "pages", "outbox", "million", "admin", "bulk", "selections", "imports", "files"))
    parser.add_argument("--engine", action="append", choices=list(ENGINES))
    parser.add_argument("--sessions", type=int, default=8, help="SMTP sessions, the portal's and smtp-source's")
    options = parser.parse_args()
    options.engine = options.engine or list(ENGINES)
    options.contacts, options.seconds, options.rounds, options.sizes, options.answers = 100_000, 3, 5, (10_000, 1_000_000), 40
    if options.quick:
        options.contacts, options.seconds, options.rounds, options.sizes, options.answers = 2_000, 1, 2, (1_000, 20_000), 20
    try:
        measure(options)
    finally:
        for process in reversed(RUNNING[:]):
            process.stop()
        say("stopped everything")


main()
