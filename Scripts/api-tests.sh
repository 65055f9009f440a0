#!/usr/bin/env bash
# Starts the server on a fresh demo store and tries what programs read against its own description.
#   Scripts/api-tests.sh FRAMSYN-BINARY [--long]
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$1
seconds=24 examples=5 links=30
[ "${2:-}" = --long ] && seconds=600 examples=100 links=600

venv=.venv
if ! "$venv/bin/python" -c 'import schemathesis, jsonschema_rs' 2>/dev/null; then
    [ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check -r Tests/API/requirements.txt
fi

store=$(mktemp -d)
log="$store/server.log"
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$store"' EXIT
"$binary" demo --data "$store" --small
# Something to read where only what somebody made stands, in a synthetic employer and in the published plan.
"$binary" organisations --data "$store" --json | python3 -c '
import json, sys
plans = [o for o in json.load(sys.stdin) if o["hasPlan"]]
for synthetic in (True, False):
    print(next(o["number"] for o in plans if o["isSynthetic"] is synthetic and (o["level"] > 0 or not synthetic)))
' | while read -r organisation; do
    "$binary" form /rapporter --data "$store" --org "$organisation" "rubrik=Prov" >/dev/null
done
"$binary" token --data "$store" --account analytiker --class K1 >"$store/analyst"
"$binary" token --data "$store" --account administrator --class K2 >"$store/administrator"
"$binary" serve --data "$store" --port 0 --port-file "$store/port" >"$log" 2>&1 &
server=$!
for _ in $(seq 100); do
    [ -s "$store/port" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$log"; exit 1; }
    sleep 0.1
done
base="http://127.0.0.1:$(cat "$store/port")"

# Random and broken questions, as slowly as a token may ask; the seed makes a failure come again.
try() {
    who=$1 time=$2
    shift 2
    (cd "$store" && "$OLDPWD/$venv/bin/st" run "$base/api/v1/openapi.json" -H "Authorization: Bearer $(cat "$store/$who")" \
        --checks all --rate-limit 18/s --max-examples "$examples" --max-time "$time" --seed 1 --no-color \
        --warnings off --continue-on-failure "$@") >"$store/tried" 2>&1 || { cat "$store/tried"; tail -20 "$log"; exit 1; }
    echo "$who: $(grep -E 'generated' "$store/tried" | xargs)"
}

for who in analyst administrator; do "$venv/bin/python" Tests/API/walk.py "$base" "$store/$who" --links "$links"; done
try analyst "$seconds"
try administrator $((seconds / 3)) --include-path-regex '/register/|/api/v1$'
