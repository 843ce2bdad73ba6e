"""What the process needs while a file of many contacts comes in and goes out: the most memory that it held at any moment."""

import os
import subprocess
import sys
import time

from imports import write_file
from processes import ENGINES, Store, say

LIMIT_MB = 200


def most_held(store, *arguments, output=subprocess.DEVNULL):
    """Runs a command of ours to its end: its largest resident set in MB, and the seconds it took."""
    began = time.monotonic()
    child = subprocess.Popen([store.options.binary, *arguments], env=store.environment(), stdout=output)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{arguments} ended with {child.returncode}")
    return usage.ru_maxrss / 1024, time.monotonic() - began


def files(options):
    people, large = options.sizes[-1], []
    print(f"Most memory held, and how long it took, with {people:,} rows.\n\n| work | " +
          " | ".join(ENGINES[engine] for engine in options.engine) + " |\n|---|" + "---|" * len(options.engine))
    cells = {}
    for engine in options.engine:
        store = Store(engine, 1, options)
        file, out = store.folder / "people.csv", store.folder / "out"
        write_file(file, people, "p")
        works = {"import, CSV": ("import", file, "--evidence", "The form of the old system")}
        works |= {f"export, {kind}": ("export", "--contacts", "--format", kind, "--columns", "every", "--output", out)
                  for kind in ("csv", "xlsx", "jsonl")}
        # A workbook of our own, which says nothing new, comes in again.
        works["import, XLSX"] = ("import", out.with_suffix(".xlsx"), "--dry-run")
        for work, arguments in works.items():
            size, seconds = most_held(store, *arguments)
            say(f"{store.name}: {work}: {size:.0f} MB, {seconds:.0f} s")
            cells.setdefault(work, []).append(f"{size:.0f} MB, {seconds:.0f} s")
            if size > LIMIT_MB:
                large.append(f"{work} on {store.name}")
            if "xlsx" in arguments:
                out.rename(out.with_suffix(".xlsx"))
        if store.count("contacts") != people + 1:
            sys.exit("not everybody came in")
    for work, row in cells.items():
        print(f"| {work} | " + " | ".join(row) + " |")
    if large:
        sys.exit(f"over {LIMIT_MB} MB: " + ", ".join(large))
