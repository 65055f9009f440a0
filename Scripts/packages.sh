#!/usr/bin/env bash
# Installs the Debian packages that are missing. The lists below are the only place that names them.
#   Scripts/packages.sh build     what a build needs
#   Scripts/packages.sh test      that and what the tests of pages, sign-in and faults need
#   Scripts/packages.sh deb       what a build needs, and what building and trying the Debian package does besides
set -euo pipefail

build=(libsqlite3-dev libzip-dev libexpat1-dev libxlsxwriter-dev libsodium-dev libqrencode-dev pkg-config curl)
browser=(chromium fonts-dejavu-core python3 python3-venv)
faults=(libfaketime util-linux mount)
deb=(binutils debootstrap dpkg-dev libcurl4-openssl-dev)

wanted=("${build[@]}")
[ "${1:-build}" = test ] && wanted+=("${browser[@]}" "${faults[@]}")
[ "${1:-build}" = deb ] && wanted+=("${deb[@]}")

missing=()
for package in "${wanted[@]}"; do
    if [ "$package" = python3-venv ] && python3 -c 'import venv, ensurepip' 2>/dev/null; then continue; fi
    if [ "$package" = python3 ] && command -v python3 >/dev/null; then continue; fi
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "Installerar: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
