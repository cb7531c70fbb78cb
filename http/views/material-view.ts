import type { MaterialRecord } from '../../db/repositories/offers.ts';
import type { OfferMaterial } from '../../schemas/types.ts';

/** A document that was handed in, without where its bytes are. */
export function toMaterial({
  applicationId: _application,
  fileRef: _file,
  ...material
}: MaterialRecord): OfferMaterial {
  return material;
}
