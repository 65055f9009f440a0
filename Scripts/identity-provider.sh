#!/usr/bin/env bash
# Installs the provider that the tests of sign-in start on this machine (Tests/IdentityProvider).
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv
if ! "$venv/bin/python" -c 'import oauth2_provider' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check -r Tests/IdentityProvider/requirements.txt
fi
