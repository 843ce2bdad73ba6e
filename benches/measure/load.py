"""Load by wrk: one thread, 32 connections. A run in which any request was refused, failed or timed out ends everything:
a fast error is not a figure."""

import html
import os
import re
import subprocess
import sys
import time
import urllib.parse

from processes import HERE, say


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


class Gets:
    """GETs of many paths in turn."""

    def __init__(self, base, file, paths):
        self.base, self.file, self.sent = base, file, 0
        file.write_text("".join(f"{path}\n" for path in paths))

    def rate(self, seconds):
        rate, answered = wrk(self.base, "get.lua", seconds, PATHS=self.file, START=self.sent)
        self.sent += answered
        return rate, answered


class Saves:
    """Preference saves, each by the next contact, each changing something."""

    def __init__(self, portal, store, paths):
        self.file, self.base, self.sent = store.load / "saves", portal.base, 0
        count = paths.read_text().count("\n")
        wrk(portal.base, "collect_saves.lua", max(2, count // 3000), PATHS=paths, OUT=self.file)
        lines = {line.partition("\t")[0]: line for line in self.file.read_text().splitlines()}
        self.file.write_text("".join(f"{line}\n" for line in lines.values()))
        say(f"{store.name}: {len(lines):,} contacts ready to save")
        if not lines:
            sys.exit("no preference page had a form to save")

    def rate(self, seconds):
        rate, answered = wrk(self.base, "post_saves.lua", seconds, SAVES=self.file, START=self.sent)
        # What was under way when the time was up has changed its contact too.
        self.sent += answered + 32
        return rate, answered


class SignUps:
    """Filled-in forms, each with a render receipt of its own, by another person from another network."""

    # Nobody fills in a form faster than this, says the portal (two seconds as shipped).
    PATIENCE = 3

    def __init__(self, portal, store, path, typed):
        """Whose form has this address; what is `typed` is sent, and of what is not, every box and every hidden field as it is."""
        self.path = path
        self.name = path.rsplit("/", 1)[1]
        self.base, self.file, self.series = portal.base, store.load / f"receipts-{self.name}", 0
        page = portal.get(path).decode()
        form = next(form for form in re.findall(r"<form.*?</form>", page, re.S) if 'name="receipt"' in form)
        kept = list(typed.items())
        for field in re.findall(r"<input[^>]*>", form):
            a = dict(re.findall(r'([a-z-]+)="([^"]*)"', field))
            # The line that only programs fill in is among the rest, and stays empty.
            if a.get("name") not in (None, "email", "receipt", *typed):
                kept.append((a["name"], html.unescape(a.get("value", ""))))
        self.fixed = urllib.parse.urlencode(kept)

    def collect(self, seconds):
        wrk(self.base, "collect_receipts.lua", seconds, FORM=self.path, OUT=self.file)
        self.collected_at, self.series = time.monotonic(), self.series + 1

    def rate(self, seconds):
        time.sleep(max(0.0, self.collected_at + self.PATIENCE - time.monotonic()))
        variables = {"FORM": self.path, "RECEIPTS": self.file, "FIXED": self.fixed, "SERIES": f"{self.name}{self.series}"}
        return wrk(self.base, "post_forms.lua", seconds, **variables)
