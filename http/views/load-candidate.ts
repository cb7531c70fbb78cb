import type { Tx } from '../../db/connection.ts';
import { hasApplicationInDepartment } from '../../db/repositories/applications.ts';
import { getCandidate } from '../../db/repositories/candidates.ts';
import type { CandidateRecord } from '../../db/repositories/candidates.ts';
import type { Vault } from '../../security/vault.ts';
import { departmentScope, notFound } from '../principal.ts';
import type { Principal } from '../principal.ts';

/** A candidate the reader may see: a department sees those who applied to it. @throws HubError not_found, candidate_erased */
export async function requireCandidate(
  tx: Tx,
  vault: Vault,
  principal: Principal,
  id: string,
): Promise<CandidateRecord> {
  const scope = departmentScope(principal);
  if (scope !== null && !(await hasApplicationInDepartment(tx, id, scope))) throw notFound('candidate');
  const candidate = await getCandidate(tx, vault, id);
  if (!candidate) throw notFound('candidate');
  return candidate;
}
