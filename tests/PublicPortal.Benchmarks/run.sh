#!/usr/bin/env bash
# Runs the benchmarks on SQLite and on a private PostgreSQL with its usual durability (fsync on).
#   tests/PublicPortal.Benchmarks/run.sh [submit-postgresql] [submit-sqlite] [history] [--quick]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
initdb=$(command -v initdb || find /usr/lib/postgresql -maxdepth 3 -name initdb 2>/dev/null | sort -V | tail -n 1)
[ -n "$initdb" ] || { echo "PostgreSQL is missing; ./test.sh installs it" >&2; exit 1; }
bin=$(dirname "$(readlink -f "$initdb")")
work=$(mktemp -d /tmp/portal-bench.XXXXXX)
chmod 711 "$work"
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }
cleanup() { as_postgres "$bin/pg_ctl" -D "$work/cluster" -m immediate -w stop >/dev/null 2>&1 || true; rm -rf "$work"; }
trap cleanup EXIT

mkdir "$work/cluster" "$work/socket"
password=$(node -p 'require("crypto").randomBytes(18).toString("hex")')
printf '%s' "$password" >"$work/password"
if [ "$(id -u)" = 0 ]; then chown postgres: "$work/cluster" "$work/socket" "$work/password"; fi
as_postgres "$bin/initdb" -D "$work/cluster" -U portal --pwfile="$work/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >/dev/null
printf "listen_addresses = '127.0.0.1'\nunix_socket_directories = '%s'\nmax_connections = 200\nshared_buffers = 512MB\nmax_wal_size = 4GB\n" "$work/socket" >>"$work/cluster/postgresql.conf"
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
as_postgres "$bin/pg_ctl" -D "$work/cluster" -o "-p $port" -l "$work/cluster/server.log" -w start >/dev/null
export PORTAL_BENCH_POSTGRES="Host=127.0.0.1;Port=$port;Username=portal;Password=$password;Database=postgres"
export PORTAL_BENCH_PGBENCH="$bin/pgbench"
dotnet run -c Release --project tests/PublicPortal.Benchmarks -- "$@"
