#!/bin/sh
# SPDX-License-Identifier: MIT
# Automake's test driver, and how long the test took: `:seconds: N` in its .trs.
start=$(date +%s)
"$(dirname "$0")/../build-aux/test-driver" "$@" || exit
end=$(date +%s)
while [ $# -gt 0 ]; do
    case $1 in
    --trs-file) echo ":seconds: $((end - start))" >>"$2" ;;
    --) break ;;
    esac
    shift
done
