"""How long it takes to count selections of five conditions among a million contacts, asked for by the button on
their pages."""

import http.client
import json
import re
import statistics
import sys
import time
import urllib.parse

from admin import furnish
from processes import ENGINES, Portal, Store, say

LIMIT_MS = 1000


def rules(store):
    """What is asked for, by what it is called: from few who fit to nearly everybody."""
    of = store.ask
    purpose = of("SELECT id FROM purposes WHERE key = 'EMARKETING'")
    kind, other = of("SELECT min(id) FROM subscription_types"), of("SELECT max(id) FROM subscription_types")
    source = of("SELECT id FROM sources WHERE key = 'WEBFORM'")
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 300 * 86400))
    details = {"basis": None, "source": None, "since": {"from": None, "to": None}}
    active = {"consent": {"purpose": purpose, "is": {"active": details}}}
    subscribed, stored = {"subscribed": {"kind": kind, "is": True}}, {"stored": {"from": day, "to": None}}
    on_other = {"choice": {"kind": other, "is": "on"}}
    on, mailable = {"choice": {"kind": kind, "is": "on"}}, {"no_mailings": False}
    return {
        "language, consent, choice, days, no mailings": [{"language": "nb"}, active, on, stored, mailable],
        "consent, subscription, days, no mailings, informed": [active, subscribed, stored, mailable, {"informed": True}],
        "consent, choice, interest, form, source": [active, on_other, {"interest": {"interest": 1, "is": True}}, {"form": 1}, {"source": source}],
        "withdrawn, language, days, no mailings, informed": [
            {"consent": {"purpose": purpose, "is": {"withdrawn": details}}}, {"language": "nb"}, stored, mailable, {"informed": True}],
        "a name, consent, choice, days, no mailings": [{"words": "kari"}, active, on_other, stored, mailable],
    }


def stored(store):
    """Stores the selections and answers their numbers."""
    now = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    wanted, numbers = rules(store), {}
    statements = []
    for number, (name, conditions) in enumerate(wanted.items(), 1):
        rule = json.dumps({"joined": "all", "parts": [{"if": condition} for condition in conditions]})
        statements.append(
            "INSERT INTO selections (id, name, name_key, kind, rule, is_shared, created_at, updated_at, version) "
            f"VALUES ({number}, '{name}', '{name}', 'dynamic', '{rule}', TRUE, '{now}', '{now}', 1)")
        numbers[name] = number
    store.run(statements)
    return numbers


def counts(portal, cookie, number, rounds):
    """Milliseconds of each count. The first is left out: it may have to fetch from disk what the others find in memory."""
    line = http.client.HTTPConnection(urllib.parse.urlsplit(portal.base).netloc, timeout=120)
    path, took = f"/admin/selections/{number}", []
    line.request("GET", path, headers={"Cookie": f"session={cookie}"})
    answer = line.getresponse()
    page = answer.read().decode()
    if answer.status != 200:
        sys.exit(f"{path} answers {answer.status}")
    csrf = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
    for _ in range(rounds + 1):
        began = time.perf_counter()
        headers = {"Cookie": f"session={cookie}", "Origin": "http://localhost:8080", "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", path + "/counting", body=urllib.parse.urlencode({"csrf": csrf}), headers=headers)
        answer = line.getresponse()
        answer.read()
        took.append((time.perf_counter() - began) * 1000)
        if answer.status != 303:
            sys.exit(f"{path}/counting answers {answer.status}")
    line.close()
    return took[0], took[1:]


def selections(options):
    """The table, one line a selection: the median of its counts on each engine, and how many were found."""
    taken, slow = {}, []
    for engine in options.engine:
        store = Store(engine, options.sizes[-1], options)
        cookie = furnish(store)
        numbers = stored(store)
        portal = Portal(store)
        for name, number in numbers.items():
            cold, took = counts(portal, cookie, number, 5)
            median, size = statistics.median(took), store.ask(f"SELECT size FROM selections WHERE id = {number}")
            taken.setdefault(name, []).append(f"{median:.0f} ms")
            say(f"{store.name}: {name}: {size:,} in {median:.0f} ms, the first {cold:.0f} ms")
            if median > LIMIT_MS:
                slow.append(f"{name} on {store.name}")
        portal.stop()
    print(f"Counting selections of five conditions among {options.sizes[-1]:,} contacts, median of five.\n")
    print("| selection | " + " | ".join(ENGINES[engine] for engine in options.engine) + " |\n|---|" + "---|" * len(options.engine))
    for name, cells in taken.items():
        print(f"| {name} | " + " | ".join(cells) + " |")
    if slow:
        sys.exit(f"over {LIMIT_MS} ms: " + ", ".join(slow))
