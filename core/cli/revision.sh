#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes the header that says which commit the program is built from: what git
# tells of a clone, or what an archive was marked with; "" where neither is.
# The header keeps its time where nothing changed.
# usage: sh core/cli/revision.sh SOURCE-FOLDER HEADER
set -eu
source=$1 header=$2
revision=
if [ -e "$source/.git" ]; then
    revision=$(git -C "$source" describe --always --dirty 2>/dev/null || true)
elif [ -e "$source/.revision" ]; then
    revision=$(cat "$source/.revision")
fi
printf '/* Made by core/cli/revision.sh. */\n#define COPYDESK_REVISION "%s"\n' \
    "$revision" >"$header.new"
if cmp -s "$header.new" "$header"; then
    rm "$header.new"
else
    mv "$header.new" "$header"
fi
