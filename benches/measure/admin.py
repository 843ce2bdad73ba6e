"""How long pages of the admin area take among many contacts: first pages, last pages, searches and filters, and the card of
somebody with a long history. One browser, one request after the other, so that what counts is the time of the server."""

import hashlib
import http.client
import secrets
import statistics
import subprocess
import sys
import time
import urllib.parse

from processes import ENGINES, Portal, Store, say

# Acts, mails and forms of the one who has a long history.
HISTORY = 300
# Times that each member did each thing, by the audit log: in all 300 000 at a million contacts.
LOGGED = ("contact.changed", "session.opened", "contact.informed")
LIMIT_MS = 50


def furnish(store):
    """What a house has after years, beyond its people: interests, withdrawals, filled-in forms, an audit log, one with a long
    history; and a member of staff with an open session. Answers the session's cookie."""
    token = secrets.token_bytes(32)
    count, someone = store.contacts, store.contacts // 2
    at = "(SELECT max(created_at) FROM contacts)"
    now = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    text = "CAST(c.id AS TEXT)"
    purpose = "(SELECT id FROM purposes WHERE key = 'EMARKETING')"
    basis = "(SELECT id FROM legal_bases WHERE key = '{}')".format
    one_of = f"(SELECT id FROM contacts WHERE id <= {HISTORY}) c"
    statements = [
        # Half are interested in lamps; one in a thousand in poles, one in ten thousand in bulbs.
        *(f"INSERT INTO interests (id, key, position, is_active, updated_at) VALUES ({i}, '{key}', {i}, TRUE, '{now}')"
          for i, key in ((1, "LAMPS"), (2, "POLES"), (3, "BULBS"))),
        *(f"INSERT INTO contact_interests (contact_id, interest_id, since, chosen_by) SELECT id, {i}, created_at, 'contact' "
          f"FROM contacts WHERE id % {step} = 0" for i, step in ((1, 2), (2, 1000), (3, 10000))),
        # One in twenty withdrew.
        f"UPDATE consents SET basis_id = {basis('WITHDRAWN')} WHERE purpose_id = {purpose} AND contact_id % 20 = 7",
        # Three in four were informed.
        "UPDATE contacts SET informed_at = created_at WHERE id % 4 <> 0",
        "INSERT INTO submissions (form_id, form_version_id, language, nonce, status, address, address_key, answers, network_key, "
        "rendered_at, submitted_at, contact_id) SELECT 1, (SELECT max(id) FROM form_versions), language, handle, 'processed', '', '', "
        "'{}', '', created_at, created_at, id FROM contacts",
        *("INSERT INTO audit_entries (at, actor, actor_id, channel, what, subject_kind, subject_id, before, after) "
          f"SELECT created_at, 'staff', 1 + id % 5, 'admin', '{what}', 'contact', {text}, '', '' FROM contacts c "
          f"WHERE id % 10 = {i} ORDER BY id" for i, what in enumerate(LOGGED)),
        # One member did something rare, long ago.
        "INSERT INTO audit_entries (at, actor, actor_id, channel, what, subject_kind, subject_id, before, after) "
        f"VALUES ({at}, 'staff', 2, 'admin', 'keys.rotated', 'keys', '', '', '')",
        f"INSERT INTO event_details (act, contact_id, salt, body, at) SELECT 'history-' || {text}, {someone}, '', '{{}}', {at} FROM {one_of}",
        "INSERT INTO events (act, at, kind, contact_id, actor, actor_id, channel, language, purpose_id, basis_after, source_after) "
        f"SELECT 'history-' || {text}, {at}, 'consent_granted', {someone}, 'staff', 1, 'admin', 'en', {purpose}, {basis('61A')}, 1 FROM {one_of}",
        "INSERT INTO mails (handle, template_version_id, layout_id, language, contact_id, act, sender, address, address_key, variables, "
        "key_id, state, not_before, attempts, created_at, finished_at) "
        f"SELECT 'history-' || {text}, (SELECT min(id) FROM template_versions), (SELECT min(id) FROM mail_layouts), 'en', {someone}, "
        f"'history-' || {text}, '{{}}', 'a@b.example', 'a@b.example', '{{}}', 'k', 'sent', {at}, 1, {at}, {at} FROM {one_of}",
        # With a second step, without which an administrator sees nothing.
        "INSERT INTO staff (name, address, address_key, role_id, language, version, created_at, updated_at, totp_seed) "
        f"SELECT 'Kari', 'kari@b.example', 'kari@b.example', id, 'en', 1, '{now}', '{now}', 'UNUSED' FROM roles WHERE key = 'administrator'",
        "INSERT INTO staff_sessions (id_hash, staff_id, is_open, created_at, seen_at, proved_at, ip, agent) "
        f"SELECT '{hashlib.sha256(token).hexdigest()}', max(id), TRUE, '{now}', '{now}', '{now}', '', '' FROM staff",
    ]
    say(f"{store.name}: furnishing the house of {count:,}")
    store.run(statements)
    return token.hex()


def pages(store):
    """What is opened, by what it is called."""
    count, lists = store.contacts, "/admin/contacts?"
    of = store.ask
    purpose = of("SELECT id FROM purposes WHERE key = 'EMARKETING'")
    consent = of("SELECT id FROM legal_bases WHERE key = '61A'")
    source = of("SELECT id FROM sources WHERE key = 'WEBFORM'")
    kind = of("SELECT min(id) FROM subscription_types")
    days = [time.strftime("%Y-%m-%d", time.gmtime(time.time() - back * 86400)) for back in (300, 290, 2)]
    late = of("SELECT max(id) FROM contacts WHERE informed_at IS NULL AND id < " + str(count * 9 // 10))
    someone = f"/admin/contacts/{count // 2}"
    return {
        "overview": "/admin",
        "consents granted, by day": f"/admin/consent-changes?purpose={purpose}&from={days[0]}&to={days[1]}",
        "outgoing mails": "/admin/mails",
        "mails not delivered": "/admin/mails?state=failed",
        "contacts, first page": lists,
        "contacts, last page": lists + "at=last",
        "contacts, in the middle": f"{lists}below={count // 2}",
        "search: one address": f"{lists}search=contact{count // 3}%40crowd.example",
        "search: a name that 80 000 have": lists + "search=kari",
        "search: the same, last page": lists + "search=kari&at=last",
        "search: two names that nobody has together": lists + "search=kari+smit",
        "e-marketing active, first page": f"{lists}purpose={purpose}&state=active",
        "e-marketing active, last page": f"{lists}purpose={purpose}&state=active&at=last",
        "e-marketing withdrawn": f"{lists}purpose={purpose}&state=withdrawn",
        "nothing registered (nobody)": f"{lists}purpose={purpose}&state=none",
        "legal basis": f"{lists}basis={consent}",
        "source, language and type": f"{lists}source={source}&language=nb&subscription={kind}",
        "interest of one in ten thousand": lists + "interest=3",
        "form, last page": lists + "form=1&at=last",
        "stored on ten days a year ago": f"{lists}stored-from={days[0]}&stored-to={days[1]}",
        "changed in the last two days": f"{lists}changed-from={days[2]}",
        "withdrawn on ten days a year ago": f"{lists}purpose={purpose}&state=withdrawn&consent-from={days[0]}&consent-to={days[1]}",
        "every filter at once": f"{lists}search=kari&purpose={purpose}&state=active&language=en&subscription={kind}&form=1&interest=1"
                                f"&source={source}&stored-to={days[1]}",
        "not informed, first page": "/admin/not-informed",
        "not informed, last page": f"/admin/not-informed?since={store.micros(late)}&after={late}",
        "a card with a long history": someone,
        "its activities": someone + "/activities",
        "its Privacy view": someone + "/privacy",
        "the history of one consent": f"{someone}/privacy/{purpose}",
        "audit log, first page": "/admin/audit",
        "audit log, last page": "/admin/audit?before=50",
        "audit log, one member": "/admin/audit?who=3",
        "audit log, one act of one member, rare": "/admin/audit?who=2&what=keys.rotated",
        "audit log, ten days a year ago": f"/admin/audit?from={days[0]}&to={days[1]}",
        "subscription types": "/admin/subscription-types",
        "legal bases": "/admin/legal-bases",
        "purposes": "/admin/purposes",
        "sources": "/admin/sources",
        "interests": "/admin/interests",
    }


def times(portal, cookie, path, rounds):
    """Milliseconds of each answer. The first is left out: it may have to fetch from disk what the others find in memory."""
    line = http.client.HTTPConnection(urllib.parse.urlsplit(portal.base).netloc, timeout=30)
    took = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        line.request("GET", path, headers={"Cookie": f"session={cookie}"})
        answer = line.getresponse()
        answer.read()
        took.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            sys.exit(f"{path} answers {answer.status}")
    line.close()
    return took[0], took[1:]


def admin(options):
    """The table, one line a page: median and 95th percentile on each engine."""
    taken, slow = {}, []
    for engine in options.engine:
        store = Store(engine, options.sizes[-1], options)
        cookie = furnish(store)
        portal = Portal(store)
        for name, path in pages(store).items():
            cold, took = times(portal, cookie, path, options.answers)
            median, high = statistics.median(took), statistics.quantiles(took, n=20)[-1]
            taken.setdefault(name, []).append(f"{median:.1f} / {high:.1f} ms")
            say(f"{store.name}: {name}: {median:.1f} ms, 95 of 100 within {high:.1f} ms, the first {cold:.1f} ms")
            if high > LIMIT_MS:
                slow.append(f"{name} on {store.name}")
        portal.stop()
    print(f"{options.sizes[-1]:,} contacts, median and 95th percentile of {options.answers} answers one after the other.\n")
    print("| page | " + " | ".join(ENGINES[engine] for engine in options.engine) + " |\n|---|" + "---|" * len(options.engine))
    for name, cells in taken.items():
        print(f"| {name} | " + " | ".join(cells) + " |")
    if slow:
        sys.exit(f"over {LIMIT_MS} ms: " + ", ".join(slow))
