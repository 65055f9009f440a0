#!/usr/bin/env bash
# Builds the Debian package from a release build with Swift's libraries linked in.
#   packaging/build-deb.sh        the package is written to .build-deb/
# Removing the package leaves /var/lib/framsyn, which holds what was entered.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=.build-deb
swift build -c release --static-swift-stdlib --product framsyn --scratch-path "$scratch"

version=$(sed -n 's/^let framsynVersion = "\(.*\)"/\1/p' Sources/FramsynCommandLine/Running/FramsynCommand.swift)
architecture=$(dpkg --print-architecture)
root=$scratch/root
rm -rf "$root"
install -d "$root/DEBIAN" "$root/usr/lib/framsyn" "$root/usr/bin" "$root/usr/share/doc/framsyn" \
    "$root/usr/lib/systemd/system" "$root/etc/default"
install -m 0755 "$scratch/release/framsyn" "$root/usr/lib/framsyn/framsyn"
strip --strip-unneeded "$root/usr/lib/framsyn/framsyn"
cp -r "$scratch/release/framsyn_FramsynWeb.resources" Data Cases "$root/usr/lib/framsyn/"
ln -s ../lib/framsyn/framsyn "$root/usr/bin/framsyn"
install -m 0644 packaging/framsyn.service "$root/usr/lib/systemd/system/"
install -m 0644 packaging/default "$root/etc/default/framsyn"
install -m 0644 docs/drift.md docs/handbok.md docs/kommandorad.md CHANGELOG.md "$root/usr/share/doc/framsyn/"
install -m 0644 LICENSE "$root/usr/share/doc/framsyn/copyright"
echo /etc/default/framsyn >"$root/DEBIAN/conffiles"
install -m 0755 packaging/postinst packaging/prerm "$root/DEBIAN/"
chmod -R u=rwX,go=rX "$root/usr" "$root/etc"

# What the program is linked with, as Debian names it.
export LC_ALL=C.UTF-8
depends=$(
    mkdir -p "$scratch/shlibs/debian" && cd "$scratch/shlibs" && printf 'Source: framsyn\n\nPackage: framsyn\nArchitecture: any\n' >debian/control
    dpkg-shlibdeps -O --ignore-missing-info "../root/usr/lib/framsyn/framsyn" | sed 's/^shlibs:Depends=//'
)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@DEPENDS@/$depends/" \
    packaging/control.in >"$root/DEBIAN/control"
package=$scratch/framsyn_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$root" "$package" >/dev/null
echo "$package"
