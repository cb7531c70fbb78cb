import { HubError } from '../../../../domain/errors.ts';
import { findUnprintable } from '../../../../documents/pdf/find-unprintable.ts';
import type { OfferCreate } from '../../../../schemas/types.ts';
import { toOffer } from '../../../../db/evaluation-sheet.ts';
import { lockApplication } from '../../../../db/repositories/applications.ts';
import { insertOffer, listOffers, updateOffer, type OfferRecord } from '../../../../db/repositories/offers.ts';
import { getProcessVersion } from '../../../../db/repositories/process-versions.ts';
import { keepOwnEvent, wake } from '../../../../delivery/own-event.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

const answered: OfferRecord['status'][] = ['accepted', 'declined', 'expired'];
const replaceable: OfferRecord['status'][] = ['draft', 'approving', 'returned', 'approved', 'sent'];

/** What stands on the letter in these words; else it would be found out when all have approved. @throws HubError glyph_missing */
function requirePrintable({ notes, materials }: OfferCreate): void {
  const texts = [
    { path: '/notes', text: notes },
    ...(materials ?? []).map(({ label }, index) => ({ path: `/materials/${index}/label`, text: label })),
  ];
  for (const { path, text } of texts)
    for (const language of ['zh', 'en'] as const) {
      const character = findUnprintable(text?.[language] ?? '');
      if (character !== null)
        throw new HubError('glyph_missing', `The letter can not show ${character}: write it otherwise.`, {
          path: `${path}/${language}`,
        });
    }
}

/** Writes the next version in place of the one before; the process asks for approvals anew. */
export const createOffer = defineRoute({
  operationId: 'createOffer',
  action: 'offers.write',
  handler: async ({ deps, principal, params, body, commit }) => {
    const { application, key } = await requireApplicationKey(deps.db.knex, deps.vault, principal, params.id);
    const now = deps.now().toISOString();
    if (body.startDate < now.slice(0, 10))
      throw new HubError('validation_failed', 'The first day has passed: give one from today on.', {
        path: '/startDate',
      });
    requirePrintable(body);
    const id = deps.newId();
    const reply = await commit(async (tx) => {
      const current = await lockApplication(tx, application.id);
      const stageId = current?.state.stageId ?? null;
      const version = await getProcessVersion(tx, application.processId, application.processVersion);
      const stage = version?.definition.stages.find((s) => s.stageId === stageId);
      if (current?.status !== 'active' || stage?.stageType !== 'offer' || current.state.offer?.phase === 'accepted')
        throw new HubError('offer_not_expected', 'This application is not at its offer: reload it.');
      const before = await listOffers(tx, key, application.id);
      const latest = before.at(-1);
      // Its row knows of an answer before the process does.
      const isAnswered = latest !== undefined && answered.includes(latest.status);
      if (isAnswered && latest.id === current.state.offer?.offerId)
        throw new HubError(
          'offer_not_expected',
          `The offer was ${latest.status} a moment ago: reload the application.`,
        );
      // From here on the candidate can accept none of the versions before.
      for (const { id: old, status } of before)
        if (replaceable.includes(status)) await updateOffer(tx, old, { status: 'superseded', updatedAt: now });
      const offer: OfferRecord = {
        id,
        applicationId: application.id,
        version: (latest?.version ?? 0) + 1,
        status: 'draft',
        salary: body.salary,
        startDate: body.startDate,
        notes: body.notes ?? null,
        materials: body.materials ?? (stage.materials ?? []).map((m) => ({ ...m, required: m.required !== false })),
        preparedBy: principal.id,
        approvedBy: [],
        letterRef: null,
        answerBy: null,
        sentAt: null,
        answeredAt: null,
        createdAt: now,
        updatedAt: now,
      };
      await insertOffer(tx, key, offer);
      await keepOwnEvent(tx, deps, application, {
        event: {
          eventType: 'offer.prepared',
          offerId: id,
          version: offer.version,
          preparedBy: principal.id,
          required: offer.materials.filter((m) => m.required).map((m) => m.key),
        },
        dedupeKey: id,
      });
      return { status: 201, body: await toOffer(tx, offer), keyId: key.id };
    });
    await wake(deps, application);
    return reply;
  },
});
