# A private PostgreSQL for one run; sourced by test.sh and by the benchmarks' run.sh.

postgres_bin() {
  if command -v initdb >/dev/null; then dirname "$(readlink -f "$(command -v initdb)")"; return; fi
  find /usr/lib/postgresql -maxdepth 3 -name initdb 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname
}

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

# start_postgres FOLDER: further lines of postgresql.conf on standard input. Sets postgres_connection.
start_postgres() {
  local folder=$1 bin password port try attempt
  bin=$(postgres_bin)
  chmod 711 "$folder"
  mkdir "$folder/cluster"
  password=$(node -p 'require("crypto").randomBytes(18).toString("hex")')
  printf '%s' "$password" >"$folder/password"
  if [ "$(id -u)" = 0 ]; then chown postgres: "$folder/cluster" "$folder/password"; fi
  chmod 700 "$folder/cluster"; chmod 600 "$folder/password"
  as_postgres "$bin/initdb" -D "$folder/cluster" -U portal --pwfile="$folder/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; return 1; }
  { printf "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"; cat; } >>"$folder/cluster/postgresql.conf"
  for attempt in 1 2 3 4 5; do                    # another program may take the free port before we do
    try=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
    if as_postgres "$bin/pg_ctl" -D "$folder/cluster" -o "-p $try" -l "$folder/cluster/server.log" -w -t 60 start >/dev/null 2>&1; then
      port=$try; break
    fi
    printf 'PostgreSQL did not start on port %s (attempt %s)\n' "$try" "$attempt" >&2
  done
  [ -n "${port:-}" ] || { cat "$folder/cluster/server.log" >&2 || true; return 1; }
  postgres_connection="Host=127.0.0.1;Port=$port;Username=portal;Password=$password;Database=postgres"
}

stop_postgres() {
  if [ -f "$1/cluster/postmaster.pid" ]; then as_postgres "$(postgres_bin)/pg_ctl" -D "$1/cluster" -m immediate -w stop >/dev/null 2>&1 || true; fi
}
