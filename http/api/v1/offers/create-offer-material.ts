import { HubError } from '../../../../domain/errors.ts';
import { lockApplication } from '../../../../db/repositories/applications.ts';
import { getOffer, insertMaterial, type MaterialRecord } from '../../../../db/repositories/offers.ts';
import { keepOwnEvent, wake } from '../../../../delivery/own-event.ts';
import type { OfferMaterialCreate } from '../../../../schemas/types.ts';
import { requireOffer } from '../../../views/load-offer.ts';
import { toMaterial } from '../../../views/material-view.ts';
import { defineRoute } from '../../../route.ts';

/** The bytes are looked through and sealed before the row; what is unsafe is never written. */
export const createOfferMaterial = defineRoute({
  operationId: 'createOfferMaterial',
  action: 'offers.answer',
  multipart: { json: 'material', file: 'file' },
  handler: async ({ deps, principal, params, body, file, commit }) => {
    const { offer, application, key } = await requireOffer(deps.db.knex, deps.vault, principal, params.id);
    // The part was held against its schema when the form was read.
    const { material } = body as unknown as OfferMaterialCreate;
    if (!offer.materials.some((m) => m.key === material))
      throw new HubError(
        'material_unknown',
        `The offer asks for no "${material}": use ${offer.materials.map((m) => m.key).join(', ') || 'an offer that asks for documents'}.`,
        { path: '/material/material' },
      );
    if (file === null)
      throw new HubError('validation_failed', 'The part "file" is missing: send the document.', { path: '/file' });
    const checked = await deps.checkAttachment(file.bytes, file.fileName ?? '');
    const id = deps.newId();
    const fileRef = await deps.files.write(key, `material-${id}`, file.bytes);
    const record: MaterialRecord = {
      id,
      offerId: offer.id,
      applicationId: application.id,
      material,
      fileName: file.fileName ?? material,
      mediaType: checked.mediaType,
      sizeBytes: file.bytes.length,
      fileRef,
      receivedAt: deps.now().toISOString(),
    };
    const reply = await commit(async (tx) => {
      await lockApplication(tx, application.id);
      const current = await getOffer(tx, key, offer.id);
      if (current?.status !== 'sent' && current?.status !== 'accepted')
        throw new HubError('offer_not_open', 'Documents are taken once the offer is with the candidate, or accepted.');
      await insertMaterial(tx, key, record);
      await keepOwnEvent(tx, deps, application, {
        event: { eventType: 'offer.materialReceived', offerId: offer.id, material, materialId: id },
        dedupeKey: id,
      });
      return { status: 201, body: toMaterial(record), keyId: key.id };
    });
    await wake(deps, application);
    return reply;
  },
});
