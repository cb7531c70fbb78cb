import type { Tx } from '../../db/connection.ts';
import type { ApplicationRecord } from '../../db/repositories/applications.ts';
import { findOffer, getOffer, type OfferRecord } from '../../db/repositories/offers.ts';
import type { DataKey, Vault } from '../../security/vault.ts';
import { notFound } from '../principal.ts';
import type { Principal } from '../principal.ts';
import { requireApplicationKey } from './load-application.ts';

/** An offer with its application and the key of its data. */
export type OpenedOffer = { offer: OfferRecord; application: ApplicationRecord; key: DataKey };

/** An offer the reader may see, with its application. @throws HubError not_found, candidate_erased */
export async function requireOffer(tx: Tx, vault: Vault, principal: Principal, id: string): Promise<OpenedOffer> {
  const found = await findOffer(tx, id);
  if (!found) throw notFound('offer');
  const { application, key } = await requireApplicationKey(tx, vault, principal, found.applicationId);
  const offer = await getOffer(tx, key, id);
  if (!offer) throw notFound('offer');
  return { offer, application, key };
}
