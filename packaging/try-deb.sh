#!/usr/bin/env bash
# Installs the package into a clean Debian of its own and starts it there, as its own user. Takes root and debootstrap.
#   packaging/try-deb.sh PACKAGE
set -euo pipefail
package=$(realpath "$1")
suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -1)}
root=$(mktemp -d)
chmod 0755 "$root"
trap 'umount -l "$root/proc" 2>/dev/null || true; rm -rf "$root"' EXIT
# Where no mirror is known it takes its own.
debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >/dev/null
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/framsyn.deb"
chroot "$root" apt-get -qq update
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends /tmp/framsyn.deb curl >/dev/null
# As the unit does, without systemd.
chroot "$root" sh -c '
    set -e
    as_framsyn="setpriv --reuid=framsyn --regid=framsyn --clear-groups --"
    $as_framsyn framsyn demo --small --data /var/lib/framsyn >/dev/null
    # Becomes the server, so that the signal reaches it.
    $as_framsyn framsyn serve --data /var/lib/framsyn --port 18080 --log-format json 2>/tmp/log &
    server=$!
    for _ in $(seq 100); do curl -sf http://127.0.0.1:18080/halsa/redo >/dev/null && break; sleep 0.1; done
    curl -sf http://127.0.0.1:18080/halsa/redo
    curl -sf http://127.0.0.1:18080/logga-in | grep -q "</html>"
    curl -sf http://127.0.0.1:18080/public/framsyn.css | grep -q "{"
    kill -TERM $server
    wait $server
    dpkg --remove framsyn >/dev/null
    test -s /var/lib/framsyn/framsyn.sqlite'
echo "installed, started, answered, stopped and removed; what was entered is left"
