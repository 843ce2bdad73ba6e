"""Changing one purpose of everybody, events included, beside the bare statements of the same effect on the same database."""

import sqlite3
import statistics
import subprocess
import sys
import time

from processes import ENGINES, Store, say

# What the bare statements set, and what ours set: two purposes that everybody has a record of, each between two legal bases.
BARE, OURS, BASES = "STORE", "EMARKETING", ("61B", "61F")


def bare(store, basis, floor):
    """Events, consents and contacts by three statements of one transaction."""
    of = {
        "purpose": store.ask(f"SELECT id FROM purposes WHERE key = '{BARE}'"),
        "basis": store.ask(f"SELECT id FROM legal_bases WHERE key = '{basis}'"),
        "source": store.ask("SELECT id FROM sources WHERE key = 'USER'"),
        "at": "'2027-01-01 00:00:00'",
        "floor": floor,
    }
    statements = [
        "INSERT INTO events (act, at, kind, contact_id, purpose_id, basis_before, basis_after, source_before, source_after, actor, "
        "actor_id, channel, language, commitment) SELECT 'bare', {at}, 'consent_granted', contact_id, {purpose}, basis_id, {basis}, "
        "source_id, {source}, 'staff', 1, 'bulk', 'en', 'bare' FROM consents WHERE purpose_id = {purpose} ORDER BY contact_id",
        "UPDATE consents SET basis_id = {basis}, source_id = {source}, comment = 'Measured', form_version_id = NULL, updated_at = {at}, "
        "updated_by = 'staff:1', changes = changes + 1, event_id = e.id FROM (SELECT id, contact_id FROM events WHERE id > {floor}) e "
        "WHERE consents.contact_id = e.contact_id AND consents.purpose_id = {purpose}",
        "UPDATE contacts SET version = version + 1, updated_at = {at}",
    ]
    statements = [statement.format(**of) for statement in statements]
    began = time.monotonic()
    if store.engine == "sqlite":
        database = sqlite3.connect(store.folder / "samtykke.db", timeout=60, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "cache_size = -16000"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN IMMEDIATE")
        for statement in statements:
            database.execute(statement)
        database.execute("COMMIT")
        seconds = time.monotonic() - began
        database.close()
        return seconds
    script = ";\n".join(["BEGIN", *statements, "COMMIT;"])
    subprocess.run(["psql", store.url, "-q", "-v", "ON_ERROR_STOP=1"], input=script, check=True, text=True)
    return time.monotonic() - began


def ours(store, basis):
    """The long work itself, as a command of its own: starting the process is part of it."""
    command = [store.options.binary, "bench-bulk", "--purpose", OURS, "--basis", basis]
    began = time.monotonic()
    subprocess.run(command, env=store.environment(), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def bulk(options):
    print("| work | ours | against | theirs | ratio | at least |\n|---|---|---|---|---|---|")
    for engine in options.engine:
        contacts = max(options.sizes)
        store = Store(engine, contacts, options)
        taken = []
        for turn in range(2):
            say(f"{ENGINES[engine]}: round {turn + 1} of 2")
            basis, before = BASES[turn % 2], store.count("events")
            theirs = bare(store, basis, store.ask("SELECT max(id) FROM events"))
            mine = ours(store, basis)
            if store.count("events") != before + 2 * contacts:
                sys.exit("not everybody was changed once")
            taken.append((mine, theirs))
        ratio = statistics.median(theirs / mine for mine, theirs in taken)
        mine, theirs = (statistics.median(side) for side in zip(*taken, strict=True))
        print(f"| one purpose of {contacts:,} contacts, events included, {store.name} | {mine:.1f} s | the bare statements | "
              f"{theirs:.1f} s | **{ratio:.2f}** | 0.3 |")
