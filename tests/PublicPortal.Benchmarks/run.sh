#!/usr/bin/env bash
# Runs the benchmarks on SQLite and on a private PostgreSQL with its usual durability (fsync on).
#   tests/PublicPortal.Benchmarks/run.sh [submit-postgresql] [submit-sqlite] [history] [workflows-postgresql] [workflows-sqlite] [pages] [count] [vote-postgresql] [vote-sqlite] [vote-race] [close] [--quick]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/postgres.sh
[ -n "$(postgres_bin)" ] || { echo "PostgreSQL is missing; ./test.sh installs it" >&2; exit 1; }
work=$(mktemp -d -t portal-bench.XXXXXX)
trap 'stop_postgres "$work"; rm -rf "$work"' EXIT
start_postgres "$work" <<CONF
max_connections = 200
shared_buffers = 512MB
max_wal_size = 4GB
CONF
export PORTAL_BENCH_POSTGRES=$postgres_connection PORTAL_BENCH_PGBENCH="$(postgres_bin)/pgbench"
dotnet run -c Release --project tests/PublicPortal.Benchmarks -- "$@"
