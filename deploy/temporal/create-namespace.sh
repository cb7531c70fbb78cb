#!/bin/sh
# Makes the hub's namespace and its search attributes. Safe to repeat.
set -eu
: "${TEMPORAL_ADDRESS:?}" "${TEMPORAL_NAMESPACE:?}" "${TEMPORAL_RETENTION:?}"
export TEMPORAL_ADDRESS TEMPORAL_NAMESPACE

attempt=1
until temporal operator cluster health; do
  if [ "$attempt" -ge 60 ]; then
    echo "Temporal at $TEMPORAL_ADDRESS did not become healthy." >&2
    exit 1
  fi
  attempt=$((attempt + 1))
  sleep 2
done

if ! temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"
fi

# The same as in scripts/lib/temporal-server.mjs; a test holds the two together.
for attribute in HubJob:Keyword HubDepartment:Keyword; do
  attempt=1
  until temporal operator search-attribute create --name "${attribute%%:*}" --type "${attribute##*:}"; do
    # A new namespace is known to every part of the server after some seconds.
    if [ "$attempt" -ge 15 ]; then
      exit 1
    fi
    attempt=$((attempt + 1))
    sleep 2
  done
done
