import type { Tx } from '../../db/connection.ts';
import { getApplication } from '../../db/repositories/applications.ts';
import type { ApplicationRecord } from '../../db/repositories/applications.ts';
import { loadDataKey } from '../../db/repositories/keys.ts';
import type { DataKey, Vault } from '../../security/vault.ts';
import { notFound, requireDepartment } from '../principal.ts';
import type { Principal } from '../principal.ts';

/** An application the reader may see. @throws HubError not_found, also for one of another department */
export async function requireApplication(tx: Tx, principal: Principal, id: string): Promise<ApplicationRecord> {
  const application = await getApplication(tx, id);
  if (!application) throw notFound('application');
  requireDepartment(principal, application.departmentId, 'application');
  return application;
}

/** As {@link requireApplication}, with the key of its data. @throws HubError not_found, candidate_erased */
export async function requireApplicationKey(
  tx: Tx,
  vault: Vault,
  principal: Principal,
  id: string,
): Promise<{ application: ApplicationRecord; key: DataKey }> {
  const application = await requireApplication(tx, principal, id);
  return { application, key: await loadDataKey(tx, vault, application.keyId) };
}
