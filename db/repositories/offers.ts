import { HubError } from '../../domain/errors.ts';
import type { Offer, OfferMaterial } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged } from '../constraints.ts';
import { fromJson, openJson, sealJson } from '../sealed-json.ts';

/** One version of an offer; what it holds is sealed. `letterRef` names the PDF in the file store. */
export type OfferRecord = Omit<Offer, 'hasLetter' | 'preparedByName' | 'approvedByNames'> & {
  letterRef: string | null;
};

type Sealed = Pick<Offer, 'salary' | 'startDate' | 'notes' | 'materials'>;
type Row = {
  id: string;
  application_id: string;
  version: number;
  status: Offer['status'];
  content: string;
  approved_by: string;
  prepared_by: string;
  letter_ref: string | null;
  answer_by: string | null;
  sent_at: string | null;
  answered_at: string | null;
  created_at: string;
  updated_at: string;
};

const aad = (id: string) => aadOf('offers', 'content', id);

function toRecord(key: DataKey, row: Row): OfferRecord {
  return {
    ...openJson<Sealed>(key, aad(row.id), row.content),
    id: row.id,
    applicationId: row.application_id,
    version: row.version,
    status: row.status,
    approvedBy: fromJson<string[]>(row.approved_by),
    preparedBy: row.prepared_by,
    letterRef: row.letter_ref,
    answerBy: row.answer_by,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Adds a version. Throws HubError `conflict` when somebody wrote the same version a moment before. */
export async function insertOffer(tx: Tx, key: DataKey, offer: OfferRecord): Promise<void> {
  const { salary, startDate, notes, materials } = offer;
  const content: Sealed = { salary, startDate, notes, materials };
  const row: Row = {
    id: offer.id,
    application_id: offer.applicationId,
    version: offer.version,
    status: offer.status,
    content: sealJson(key, aad(offer.id), content),
    approved_by: JSON.stringify(offer.approvedBy),
    prepared_by: offer.preparedBy,
    letter_ref: offer.letterRef,
    answer_by: offer.answerBy,
    sent_at: offer.sentAt,
    answered_at: offer.answeredAt,
    created_at: offer.createdAt,
    updated_at: offer.updatedAt,
  };
  await orDuplicate(
    tx('offers').insert(row),
    () => new HubError('conflict', 'Somebody wrote this version of the offer a moment ago: reload it.'),
  );
}

/** A version by its id, or null. */
export async function getOffer(tx: Tx, key: DataKey, id: string): Promise<OfferRecord | null> {
  const row: Row | undefined = await tx<Row>('offers').where({ id }).first();
  return row ? toRecord(key, row) : null;
}

/** Whose an offer is, without reading it; null when there is none. */
export async function findOffer(tx: Tx, id: string): Promise<{ applicationId: string } | null> {
  const row: Row | undefined = await tx<Row>('offers').where({ id }).first();
  return row ? { applicationId: row.application_id } : null;
}

/** The versions of an application's offer, oldest first. */
export async function listOffers(tx: Tx, key: DataKey, applicationId: string): Promise<OfferRecord[]> {
  const rows: Row[] = await tx<Row>('offers').where({ application_id: applicationId }).orderBy('version');
  return rows.map((row) => toRecord(key, row));
}

/** What may change of an offer; what is absent stays. */
export type OfferPatch = Partial<
  Pick<OfferRecord, 'status' | 'approvedBy' | 'letterRef' | 'answerBy' | 'sentAt' | 'answeredAt'>
> & {
  updatedAt: string;
};

/** Changes an offer. Throws when there is none with this id. */
export async function updateOffer(tx: Tx, id: string, patch: OfferPatch): Promise<void> {
  const row: Partial<Row> = { updated_at: patch.updatedAt };
  if (patch.status !== undefined) row.status = patch.status;
  if (patch.approvedBy !== undefined) row.approved_by = JSON.stringify(patch.approvedBy);
  if (patch.letterRef !== undefined) row.letter_ref = patch.letterRef;
  if (patch.answerBy !== undefined) row.answer_by = patch.answerBy;
  if (patch.sentAt !== undefined) row.sent_at = patch.sentAt;
  if (patch.answeredAt !== undefined) row.answered_at = patch.answeredAt;
  const changed = await tx('offers').where({ id }).update(row);
  requireChanged(changed, () => new Error(`there is no offer ${id}`));
}

/** A document that was handed in; its name is sealed, its bytes are in the file store. */
export type MaterialRecord = OfferMaterial & { applicationId: string; fileRef: string };

type MaterialRow = {
  id: string;
  offer_id: string;
  application_id: string;
  material: string;
  media_type: string;
  size_bytes: number;
  content: string;
  file_ref: string;
  received_at: string;
};

const materialAad = (id: string) => aadOf('offer_materials', 'content', id);

/** Keeps a document; several for one material are all kept. */
export async function insertMaterial(tx: Tx, key: DataKey, material: MaterialRecord): Promise<void> {
  const row: MaterialRow = {
    id: material.id,
    offer_id: material.offerId,
    application_id: material.applicationId,
    material: material.material,
    media_type: material.mediaType,
    size_bytes: material.sizeBytes,
    content: sealJson(key, materialAad(material.id), { fileName: material.fileName }),
    file_ref: material.fileRef,
    received_at: material.receivedAt,
  };
  await tx('offer_materials').insert(row);
}

function toMaterial(key: DataKey, row: MaterialRow): MaterialRecord {
  return {
    id: row.id,
    offerId: row.offer_id,
    applicationId: row.application_id,
    material: row.material,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    fileRef: row.file_ref,
    receivedAt: row.received_at,
    ...openJson<{ fileName: string }>(key, materialAad(row.id), row.content),
  };
}

/** A document by its id, or null. */
export async function getMaterial(tx: Tx, key: DataKey, id: string): Promise<MaterialRecord | null> {
  const row: MaterialRow | undefined = await tx<MaterialRow>('offer_materials').where({ id }).first();
  return row ? toMaterial(key, row) : null;
}

/** The documents of an offer, oldest first. */
export async function listMaterials(tx: Tx, key: DataKey, offerId: string): Promise<MaterialRecord[]> {
  const rows: MaterialRow[] = await tx<MaterialRow>('offer_materials')
    .where({ offer_id: offerId })
    .orderBy(['received_at', 'id']);
  return rows.map((row) => toMaterial(key, row));
}
