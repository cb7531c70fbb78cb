#!/bin/sh
# Makes and updates Temporal's two databases. Safe to repeat: `create` and `setup-schema` leave what exists.
set -eu
: "${SQL_HOST:?}" "${SQL_PORT:?}" "${SQL_USER:?}" "${SQL_PASSWORD:?}"

for pair in temporal:temporal temporal_visibility:visibility; do
  database=${pair%%:*}
  folder=${pair##*:}
  # The tool reads the password from SQL_PASSWORD.
  sql() { temporal-sql-tool --plugin postgres12 --ep "$SQL_HOST" -p "$SQL_PORT" -u "$SQL_USER" --db "$database" "$@"; }
  sql create
  sql setup-schema -v 0.0 || echo "The schema of $database is there already."
  sql update-schema -d "/etc/temporal/schema/postgresql/v12/$folder/versioned"
done
