import type { Knex } from 'knex';
import { HubError } from '../domain/errors.ts';

/** One page of a list; `nextCursor` is null at the end. */
export type Page<T> = { items: T[]; nextCursor: string | null };
/** Where a list goes on; `limit` 1–200, 50 when absent. */
export type PageInput = { cursor?: string | null | undefined; limit?: number | undefined };

const defaultLimit = 50;
const maxLimit = 200;

/** The opaque cursor after a row: base64url of its place. */
export function encodeCursor(at: string, id: string): string {
  return Buffer.from(JSON.stringify([at, id]), 'utf8').toString('base64url');
}

/** The place a cursor names. Throws HubError `cursor_invalid`. */
export function decodeCursor(cursor: string): { at: string; id: string } {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && typeof place[0] === 'string' && typeof place[1] === 'string') {
      return { at: place[0], id: place[1] };
    }
  } catch (cause) {
    throw new HubError('cursor_invalid', 'Take the cursor from the answer before, unchanged.', {
      cause,
      path: '/cursor',
    });
  }
  throw new HubError('cursor_invalid', 'Take the cursor from the answer before, unchanged.', { path: '/cursor' });
}

/**
 * Runs a list query page by page, newest first, by (`atColumn`, `idColumn`); rows that arrive while reading shift nothing.
 * Columns may be qualified (`tasks.created_at`); the rows must carry them under their bare names.
 */
export async function paginate<Row extends object, T>(
  query: Knex.QueryBuilder,
  page: PageInput,
  toRecord: (row: Row) => T,
  columns: { at: string; id: string } = { at: 'created_at', id: 'id' },
): Promise<Page<T>> {
  const limit = Math.min(Math.max(Math.trunc(page.limit ?? defaultLimit), 1), maxLimit);
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor);
    // `<=` first lets both databases use the index; a row comparison would not on MySQL.
    query.where(columns.at, '<=', at).where((q) => {
      q.where(columns.at, '<', at).orWhere(columns.id, '<', id);
    });
  }
  const rows = (await query
    .orderBy([
      { column: columns.at, order: 'desc' },
      { column: columns.id, order: 'desc' },
    ])
    .limit(limit + 1)) as Row[];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1) as Record<string, unknown> | undefined;
  const bare = (column: string) => column.slice(column.lastIndexOf('.') + 1);
  return {
    items: shown.map(toRecord),
    nextCursor:
      rows.length > limit && last ? encodeCursor(String(last[bare(columns.at)]), String(last[bare(columns.id)])) : null,
  };
}
