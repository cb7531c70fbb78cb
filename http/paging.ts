import type { Page, PageInput } from '../db/page.ts';

/** The cursor and limit of a list's query. */
export function toPageInput(query: { cursor?: string; limit?: number }): PageInput {
  return { cursor: query.cursor ?? null, limit: query.limit };
}

/** A page with its items changed. */
export function mapPage<A, B>(page: Page<A>, items: B[]): { items: B[]; nextCursor: string | null } {
  return { items, nextCursor: page.nextCursor };
}
