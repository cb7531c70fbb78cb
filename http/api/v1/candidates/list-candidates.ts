import { findByContact, findByRemoteId, listCandidates as list } from '../../../../db/repositories/candidates.ts';
import type { Tx } from '../../../../db/connection.ts';
import type { Vault } from '../../../../security/vault.ts';
import { toE164 } from '../../../intake/phones.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import type { QueryOf } from '../../../route.ts';
import { toCandidates } from '../../../views/candidate-view.ts';
import { defineRoute } from '../../../route.ts';

export const listCandidates = defineRoute({
  operationId: 'listCandidates',
  action: 'candidates.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const scope = departmentScope(principal);
    const page = await list(knex, deps.vault, {
      ...toPageInput(query),
      ids: await findIds(knex, deps.vault, query),
      ...(scope === null ? {} : { departmentId: scope }),
    });
    return { status: 200, body: mapPage(page, await toCandidates(knex, page.items)) };
  },
});

/** Those that every given lookup finds; undefined without one: all. */
async function findIds(tx: Tx, vault: Vault, query: QueryOf<'listCandidates'>): Promise<string[] | undefined> {
  const found: string[][] = [];
  if (query.remoteId !== undefined) found.push(await findByRemoteId(tx, query.remoteId, query.system));
  if (query.email !== undefined) found.push(await findByContact(tx, vault, 'email', query.email));
  if (query.phone !== undefined)
    found.push(await findByContact(tx, vault, 'phone', toE164(query.phone, 'query/phone')));
  return found.length === 0 ? undefined : found.reduce((a, b) => a.filter((id) => b.includes(id)));
}
