# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the scripts here share: sourced with `data` and `copydesk` set.
set -eu
here=$(dirname "$0")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
COPYDESK_PLUGIN_PATH=${COPYDESK_PLUGIN_PATH:-$PWD/plugins/.libs}
export COPYDESK_PLUGIN_PATH
measured=0

# run STAGE INPUT [OUTPUT]: into $out/made; what goes wrong is shown.
run() {
    measured=$((measured + 1))
    "$copydesk" run -s "$1" "$2" >"${3:-$out/made}" 2>"$out/talk" || {
        cat "$out/talk" >&2
        exit 1
    }
}

# with FILE: is it there?
with() {
    [ -f "$1" ] || {
        echo "$0: no $1: left out" >&2
        return 1
    }
}

# finish: an error if there was nothing to measure.
finish() {
    [ "$measured" -gt 0 ] || {
        echo "$0: nothing to measure in $data" >&2
        exit 1
    }
}
