# SPDX-License-Identifier: MIT
# server.sh - a PostgreSQL server for a test: on a private socket, as an
# ordinary user, gone when the test ends.  A test in whose build or system there
# is none is skipped.
#
# `. "$abs_top_srcdir/tests/cli/server.sh"`, behind lib.sh, leaves the environment that
# leads to the server but for PGPASSWORD, which is swordfish, its folder in
# $server and the folder of its programs in $bin.
"$copydesk" list | grep -q '^postgres' || { echo "$script: this build is without the plugin"; exit 77; }
[ -z "$sanitized" ] || { echo "$script: not under sanitizers"; exit 77; }
bin=
for d in /usr/lib/postgresql/*/bin; do
    if [ -x "$d/initdb" ] && [ -x "$d/psql" ]; then bin=$d; fi
done
[ -n "$bin" ] || { echo "$script: skipped, the Debian package postgresql is not here"; exit 77; }
if [ "$(id -u)" = 0 ]; then
    command -v setpriv >/dev/null || { echo "$script: skipped, no setpriv to become an ordinary user"; exit 77; }
    ordinary="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
    ordinary=
fi
server=$(mktemp -d "${TMPDIR:-/tmp}/copydesk-pg.XXXXXX")
# as COMMAND...: as that user, in a folder that it may be in
as() { (cd "$server" && HOME=$server $ordinary "$@"); }
stop() { as "$bin/pg_ctl" -D "$server/data" -m immediate stop >/dev/null 2>&1; }
trap 'stop; cd /; chmod -R u+w "$scratch"; rm -rf "$scratch" "$server"' EXIT
echo swordfish >"$server/password"
[ -z "$ordinary" ] || chown -R 65534:65534 "$server"
if ! as "$bin/initdb" -D "$server/data" -U desk -A scram-sha-256 --pwfile="$server/password" -E UTF8 --locale=C -N >init 2>&1 ||
    ! as "$bin/pg_ctl" -D "$server/data" -l "$server/log" -w -t 120 \
        -o "-k $server -h '' -c fsync=off -c log_statement=all" start >init 2>&1; then
    cat init
    echo "$script: skipped, the server does not start here"
    exit 77
fi
chmod 755 "$server"
PGHOST=$server PGUSER=desk PGDATABASE=postgres
export PGHOST PGUSER PGDATABASE
# rows QUERY: what it gives, one row a line
rows() { PGPASSWORD=swordfish PGOPTIONS="--search_path=${2:-copydesk}" "$bin/psql" -XAtq -c "$1" 2>&1; }
# again: without the tables
again() { rows "DROP SCHEMA IF EXISTS copydesk CASCADE" >/dev/null; }

