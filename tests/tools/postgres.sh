# A PostgreSQL cluster to throw away: own folder, own port, durable as in production, gone when the caller stops.
#
# Sourced by tests/run and benches/run. postgres_start FOLDER sets `postgres_url` and `postgres_pid`.

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

postgres_start() {
  local home=$1/postgres bin as=() port
  bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1 || command -v initdb)")
  mkdir -p "$home"
  # PostgreSQL refuses to run as root.
  if [[ $EUID -eq 0 ]]; then
    chown postgres: "$home"
    chmod 711 "$1"
    as=(setpriv --reuid postgres --regid postgres --clear-groups)
  fi
  port=$(free_port)
  (cd "$home" && "${as[@]}" "$bin/initdb" -D "$home/data" -U samtykke -A trust --no-sync --encoding UTF8 --locale C >"$1/initdb.log" 2>&1) ||
    { cat "$1/initdb.log" >&2; return 1; }
  # fsync and synchronous_commit stay on: that an answer means "on disk" is one of the things tested.
  (cd "$home" && exec "${as[@]}" "$bin/postgres" -D "$home/data" -h 127.0.0.1 -p "$port" -k "$home" \
    -c fsync=on -c synchronous_commit=on -c max_connections=300 -c shared_buffers="${2:-64MB}" \
    -c max_wal_size=2GB -c log_min_messages=warning) >"$1/postgres.log" 2>&1 &
  postgres_pid=$!
  local tries
  for tries in $(seq 300); do
    if "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then break; fi
    if ! kill -0 "$postgres_pid" 2>/dev/null || [[ $tries -eq 300 ]]; then cat "$1/postgres.log" >&2; return 1; fi
    sleep 0.1
  done
  "$bin/createdb" -h 127.0.0.1 -p "$port" -U samtykke samtykke
  postgres_url=postgres://samtykke@127.0.0.1:$port/samtykke
}

# Fast shutdown: sessions are cut, the cluster closes in order.
postgres_stop() {
  [[ -n ${postgres_pid:-} ]] || return 0
  kill -INT "$postgres_pid" 2>/dev/null || true
  wait "$postgres_pid" 2>/dev/null || true
  postgres_pid=
}
