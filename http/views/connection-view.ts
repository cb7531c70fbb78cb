import type { ConnectionRecord } from '../../db/repositories/connections.ts';
import type { Connection } from '../../schemas/types.ts';

/** A connection as the API shows it: no credentials, no cursor. */
export function toConnection({
  pollCursor: _pollCursor,
  polledAt: _polledAt,
  ...connection
}: ConnectionRecord): Connection {
  return connection;
}
