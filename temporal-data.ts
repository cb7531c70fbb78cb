import { findApplicationKeyId } from './db/repositories/applications.ts';
import { loadDataKey } from './db/repositories/keys.ts';
import type { Db } from './db/connection.ts';
import type { Vault } from './security/vault.ts';

void [findApplicationKeyId, loadDataKey];
export function createHubDataConverter(deps: { db: Db; vault: Vault }): undefined {
  void deps;
  return undefined;
}
