#!/bin/sh
# Does the installed program open what a desktop hands over? For deb_check.sh, in the home of the walk: `double_click.sh PICTURES`
set -eu

pictures=$1
vault=/usr/lib/bilan/_internal/resources/sample/vault.json
cp "$vault" "$HOME/my vault.json"
printf 'From: a@example.org\nTo: b@example.org\nSubject: Your parcel\n\nhttps://example.org/\n' >"$HOME/message.eml"

windows() {
    xdotool search --onlyvisible --class '^bilan$' 2>/dev/null | wc -l
}

wait_for_window() {
    for _ in $(seq 100); do
        [ "$(windows)" -gt 0 ] && return
        sleep 0.2
    done
    echo "No window came." >&2
    exit 1
}

picture() { # picture NAME: what the screen shows, once it has come to rest
    sleep 8
    import -window root "$pictures/$1.png"
}

end() {
    kill "$(head -n 1 "$XDG_RUNTIME_DIR/bilan.lock")"
    while [ "$(windows)" -gt 0 ]; do sleep 0.1; done
    sleep 1
}

# A second check-up, under a name with a space: that of the walk, as it was left.
for part in "" -wal; do
    cp "$HOME/.local/share/bilan/bilan.db$part" "$HOME/anna's check-up.bilan$part"
done

gtk-launch bilan "$HOME/my vault.json" "$HOME/message.eml"
wait_for_window
picture 11-two-files
gtk-launch bilan "$HOME/anna's check-up.bilan"
picture 12-check-up-in-the-open-window
[ "$(windows)" = 1 ] || { echo "A second window came." >&2; exit 1; }
end

gtk-launch bilan "$HOME/anna's check-up.bilan"
wait_for_window
picture 13-check-up-at-first
end

dex /usr/share/applications/bilan.desktop
wait_for_window
picture 14-dex
end
gio info -a standard::content-type "$HOME/anna's check-up.bilan" | grep -q application/x-bilan
gio mime application/x-bilan | grep -q bilan.desktop
echo "opened: two files, a check-up in the open window, a check-up at first, dex"
