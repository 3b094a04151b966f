#!/bin/sh
# Does the installed program open what a desktop hands over? For deb_check.sh, in a session: `double_click.sh PICTURES`
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
    sleep 4
    import -window root "$pictures/$1.png"
}

end() {
    kill "$(head -n 1 "$XDG_RUNTIME_DIR/bilan.lock")"
    while [ "$(windows)" -gt 0 ]; do sleep 0.1; done
    sleep 1
}

# A check-up of one's own, made first, under a name with a space.
bilan check --profile "$HOME/anna's check-up.bilan" "$vault" >"$HOME/said" || [ $? = 1 ]

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
[ "$(xdg-mime query filetype "$HOME/anna's check-up.bilan")" = application/x-bilan ]
[ "$(gio mime application/x-bilan | grep -c bilan.desktop)" -gt 0 ]
echo "opened: two files, a check-up in the open window, a check-up at first, dex"
