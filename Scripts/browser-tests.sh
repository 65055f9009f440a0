#!/usr/bin/env bash
# Starts the server on a fresh demo store and runs the browser suite against it in Debian's Chromium.
#   Scripts/browser-tests.sh FRAMSYN-BINARY
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$1

venv=.venv
if ! "$venv/bin/python" -c 'import playwright, axe_playwright_python' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check -r Tests/Browser/requirements.txt
fi

store=$(mktemp -d)
log="$store/server.log"
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$store"' EXIT
"$binary" demo --data "$store" --small
# The demonstration's administrator, the eleventh account, is given what a strategist may, so that every form is shown.
"$binary" form /register/behorighet/andra --data "$store" konto=11 roll=strategist organisation= fran=2025-01-01 >/dev/null
"$binary" serve --data "$store" --port 0 --port-file "$store/port" --log-format json >"$store/out" 2>"$log" &
server=$!
for _ in $(seq 100); do
    [ -s "$store/port" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$log"; exit 1; }
    sleep 0.1
done
base="http://127.0.0.1:$(cat "$store/port")"
look() { "$venv/bin/python" Tests/Browser/suite.py "$base" "$@" || { tail -20 "$log"; exit 1; }; }
look administrator --list Tests/Browser/pages.txt
# What those see who may less.
look enhetschef / /register/person /behov/antaganden /register/organisation
look medarbetare / /konto
look fortroendevald / /behov/framskrivning /register/mandat
# Whatever the browser did, the log names nobody.
python3 Tests/Faults/log_check.py "$store" "$log" --paths Tests/Browser/pages.txt
