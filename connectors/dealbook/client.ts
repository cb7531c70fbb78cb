import { ConnectorError, type ConnectorContext, type CrmOpportunity, type Operation } from '../contract.ts';
import { keepReadable } from '../kit/dropped-items.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { fromOpportunity } from './map.ts';

const vendor = 'Dealbook';
const PAGE_SIZE = 25;
const MAX_PAGES = 40;
const MAX_LIMIT = 500;
const shapeError = answerShapeError(vendor, false);

/** Every query is a POST that reads; what is lost on the way is asked for again. */
async function query(
  ctx: ConnectorContext,
  operation: string,
  variables: { [name: string]: unknown } = {},
): Promise<JsonReader> {
  const response = await ctx.http.send({ method: 'POST', path: '/query', body: { operation, variables } });
  return new JsonReader(response.body, shapeError).object('data');
}

/** `OpenOpportunities` page by page: the vendor leaves closed ones out and gives the largest first. */
export const listOpportunities: Operation<{ departmentId: string; limit: number }, CrmOpportunity[]> = {
  safety: 'read',
  timeoutMs: 60_000,
  async run(ctx, { departmentId, limit }) {
    const wanted = Math.min(MAX_LIMIT, Math.floor(limit));
    if (!(wanted >= 1)) return [];
    const found = new Map<string, CrmOpportunity>();
    let after: string | null = null;
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      const data: JsonReader = await query(ctx, 'OpenOpportunities', { team: departmentId, first: PAGE_SIZE, after });
      const page = data.object('opportunities');
      const from = { connectionId: ctx.connectionId, operation: 'crm.listOpportunities', vendor };
      const read = keepReadable(from, page.list('edges', 1000), (edge) =>
        fromOpportunity(new JsonReader(edge, shapeError).object('node')),
      );
      // A closed one may come where a gateway answers from a store of its own.
      for (const one of read) if (one.stage !== 'won' && one.stage !== 'lost') found.set(one.remoteId, one);
      const info = page.object('pageInfo');
      const next = info.raw('hasNextPage') === true ? info.textOrNull('endCursor', 500) : null;
      if (next === null || next === after || found.size >= wanted) return [...found.values()].slice(0, wanted);
      after = next;
    }
    throw new ConnectorError('retry', 'too_many_pages', `${vendor} lists more than one call reads; ask for fewer.`);
  },
};

/** `Viewer`: whose account it is, and how far the clocks differ. */
export async function readViewer(ctx: ConnectorContext): Promise<{ organisation: string; serverTime: string | null }> {
  const viewer = (await query(ctx, 'Viewer')).object('viewer');
  return { organisation: viewer.string('organisation'), serverTime: viewer.instantOrNull('serverTime') };
}
