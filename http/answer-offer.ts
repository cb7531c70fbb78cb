import { HubError } from '../domain/errors.ts';
import type { Offer } from '../schemas/types.ts';
import { toOffer } from '../db/evaluation-sheet.ts';
import { lockApplication } from '../db/repositories/applications.ts';
import { getJob } from '../db/repositories/jobs.ts';
import { getOffer, updateOffer } from '../db/repositories/offers.ts';
import { keepOwnEvent, type OwnEventDeps } from '../delivery/own-event.ts';
import type { Tx } from '../db/connection.ts';
import type { OpenedOffer } from './views/load-offer.ts';

const notOpen: { readonly [Status in Exclude<Offer['status'], 'sent'>]: string } = {
  draft: 'The offer is not approved yet.',
  approving: 'The offer is not approved yet.',
  returned: 'The offer is not approved yet.',
  approved: 'The offer is on its way to the candidate: try again in a moment.',
  superseded: 'There is a newer version of this offer: answer that one.',
  accepted: 'The offer was accepted before.',
  declined: 'The offer was declined before.',
  expired: 'The time for an answer has passed: ask for a new offer.',
  withdrawn: 'The offer was withdrawn.',
};

/**
 * Keeps the candidate's answer under the application's lock, and the process hears of it. The first answer counts; what
 * comes second, late, for an old version or for a closed job is told so.
 * @throws HubError offer_not_open, offer_expired, job_closed
 */
export async function answerOffer(
  deps: OwnEventDeps,
  tx: Tx,
  { offer: { id }, application, key }: OpenedOffer,
  answer: 'accepted' | 'declined',
): Promise<Offer> {
  await lockApplication(tx, application.id);
  const offer = await getOffer(tx, key, id);
  if (offer === null) throw new HubError('not_found', 'There is no such offer.');
  const now = deps.now().toISOString();
  if (offer.status !== 'sent') throw new HubError('offer_not_open', notOpen[offer.status]);
  if (offer.answerBy !== null && offer.answerBy <= now) throw new HubError('offer_expired', notOpen.expired);
  const job = await getJob(tx, application.jobId);
  if (answer === 'accepted' && job?.status === 'closed')
    throw new HubError(
      'job_closed',
      'The job was closed in the meantime: HR must open it again or withdraw the offer.',
    );
  await updateOffer(tx, id, { status: answer, answeredAt: now, updatedAt: now });
  await keepOwnEvent(tx, deps, application, {
    event: { eventType: `offer.${answer}`, offerId: id, startDate: offer.startDate },
    dedupeKey: id,
  });
  return toOffer(tx, { ...offer, status: answer, answeredAt: now, updatedAt: now });
}
