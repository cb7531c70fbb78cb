type Page<T> = { items: T[]; nextCursor: string | null };

/** More pages than any company has of what is chosen from a list; whoever has more finds the newest. */
const mostPages = 20;

/** Reads a list to its end, for what is chosen from: people, connections, question sets. */
export async function readAll<T>(
  readPage: (query: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const answer: Page<T> = await readPage({ limit: 200, ...(cursor === null ? {} : { cursor }) });
    items.push(...answer.items);
    ({ nextCursor: cursor } = answer);
    if (cursor === null) break;
  }
  return items;
}
