#!/usr/bin/env python3
"""Looks in a server's log for anything personal: every person, account and organisation of the store, and any query.

usage: log_check.py STORE LOG [--paths FILE]     exits 1 when something was found, or when the check itself cannot find
"""
import os
import sqlite3
import sys
import urllib.parse


def words(store, paths=None):
    """What must not stand in a log."""
    database = sqlite3.connect(os.path.join(store, "framsyn.sqlite"))
    try:
        found = {row[0] for row in database.execute("SELECT pseudonym FROM person")}
        found |= {row[0] for row in database.execute("SELECT name FROM organisation")}
        found |= {row[0] for row in database.execute("SELECT name FROM account")}
    finally:
        database.close()
    for line in open(paths, encoding="utf-8") if paths else []:
        query = urllib.parse.urlsplit(line.strip()).query
        found |= {query, urllib.parse.unquote(query)}
        # Single words of a query stand in routes too.
        found |= {value for _, value in urllib.parse.parse_qsl(query) if " " in value}
    # Shorter words stand in any text.
    return {word for word in found if len(word) >= 5}


def leaks(text, forbidden):
    """The forbidden words that stand in a log."""
    return sorted(word for word in forbidden if word in text)


def check(store, log, paths=None):
    forbidden = words(store, paths)
    if len(forbidden) < 20 or log.count("\n") < 10:
        return [f"the check has nothing to go by: {len(forbidden)} words, {log.count(chr(10))} lines"]
    # The check must be able to find: every forbidden word in a line like the log's own is found.
    for word in sorted(forbidden)[:: max(1, len(forbidden) // 50)]:
        if word not in leaks(log + f'{{"message":"request","route":"/x?q={word}"}}\n', {word}):
            return [f"the check does not find {word!r} when it is there"]
    return leaks(log, forbidden)


if __name__ == "__main__":
    options = sys.argv[3:]
    faults = check(
        sys.argv[1], open(sys.argv[2], encoding="utf-8").read(),
        options[options.index("--paths") + 1] if "--paths" in options else None)
    for fault in faults:
        print(f"FAILED log: {fault}")
    sys.exit(1 if faults else 0)
