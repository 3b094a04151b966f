#!/bin/sh
# Are the Debian packages here that Bilan needs to `run`, `test` or `bench`, or to make its environment (`venv`)?
# As root it installs those that are missing; otherwise it names them. Elsewhere than on Debian it says nothing.
set -eu

window="libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
tests="xvfb xauth dbus gnome-keyring strace fonts-noto-core fonts-noto-mono"

case $1 in
    venv) wanted="python3-venv" ;;
    run) wanted=$window ;;
    test) wanted="$window $tests" ;;
    bench) wanted="$window $tests keepassxc" ;;
esac

without_display() {
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

missing() {
    for package in $wanted; do
        dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

install() { # install PACKAGE...
    echo "Installing from Debian: $*"
    export DEBIAN_FRONTEND=noninteractive
    # apt and what it starts talk on both outputs; only what led to a failure is worth reading
    said=$(apt-get -qq update 2>&1 && apt-get -qq install --no-install-recommends "$@" 2>&1 </dev/null) || {
        echo "$said" >&2
        echo "Debian's packages could not be installed; the lines above say why. Is this computer online?" >&2
        return 1
    }
}

command -v dpkg-query >/dev/null || exit 0
if [ "$1" = run ] && without_display; then
    exit 0 # nothing will be drawn
fi
absent=$(missing | tr '\n' ' ')
[ -n "$absent" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    # shellcheck disable=SC2086 - one word a package
    install $absent
    exit 0
fi
echo "Missing from this computer: ${absent% }. Install with: sudo apt-get install ${absent% }" >&2
case $1 in
    test | bench) exit 0 ;; # what needs them says so and is left out
    *) exit 1 ;;
esac
