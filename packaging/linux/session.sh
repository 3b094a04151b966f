#!/bin/sh
# A desktop of its own for the time of one command: `session.sh HOME COMMAND...`
# A display, a home, a session bus with an open keyring; what a test can break of them is gone afterwards.
set -eu

HOME=$1
shift
rm -rf "$HOME/run"
mkdir -p "$HOME/run"
chmod 700 "$HOME/run"
export HOME XDG_RUNTIME_DIR="$HOME/run" LANG="${LANG:-C.UTF-8}" QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
unset DISPLAY WAYLAND_DISPLAY XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME DBUS_SESSION_BUS_ADDRESS

Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$HOME/run/display" 2>/dev/null &
screen=$!
trap 'kill $screen' EXIT
while [ ! -s "$HOME/run/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$HOME/run/display")
export DISPLAY

# shellcheck disable=SC2016 - expanded in the session
dbus-run-session -- sh -c '
    echo no-secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    "$@"
    status=$?
    for each in $(pgrep -g 0 bilan || true); do kill "$each"; done
    exit $status
' session "$@"
