#!/bin/sh
# Does the package of Debian install, start as a person starts it, and leave without a trace? `deb_check.sh PACKAGE [PICTURES]`
# As root, on a computer that may be changed for some minutes: `make deb-check`. Needs desktop-file-utils appstream lintian
# man-db libgtk-3-bin dex xvfb gnome-keyring at-spi2-core python3-pyatspi xdotool imagemagick binutils.
set -eu

package=$1
pictures=${2:-build/walk}
here=packaging/linux
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$pictures"

say() {
    echo "== $*"
}

files() { # all that a package could leave behind; what this computer does meanwhile is elsewhere
    find /etc /opt /usr /var/lib /var/cache "$HOME/.config" "$HOME/.local" -xdev \
        \( -path /var/lib/dpkg -o -path /var/cache/man -o -path /var/cache/apt -o -path '*/__pycache__' \) -prune \
        -o -print 2>/dev/null | sort
}

if dpkg-query --show bilan >/dev/null 2>&1; then
    echo "Bilan is installed already; remove it first." >&2
    exit 1
fi

say "valid: menu entry, metadata, package"
desktop-file-validate --no-hints $here/bilan.desktop
appstreamcli validate --no-net $here/org.bilan.Bilan.metainfo.xml
lintian --fail-on error,warning --tag-display-limit 0 --allow-root "$package"

say "installed"
files >"$home/before"
dpkg --install "$package" >/dev/null
for language in en fr; do
    LC_ALL=C.UTF-8 LANGUAGE=$language man --warnings -E UTF-8 -L $language -Tutf8 bilan >/dev/null
done
python3 $here/needed.py
bilan self-test

say "started from the menu: the whole first run"
$here/session.sh "$home/walk" /usr/bin/python3 $here/walk.py "$pictures"

say "a file that is double-clicked, before and while the window is open; dex as another starter"
$here/session.sh "$home/walk" $here/double_click.sh "$pictures"

say "removed"
dpkg --purge bilan >/dev/null
files >"$home/after"
diff "$home/before" "$home/after" && echo "nothing is left"
test -s "$home/walk/.local/share/bilan/bilan.db" && echo "the person's check-up is still there"
