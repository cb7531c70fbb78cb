import type { Resume } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { openJson, sealJson } from '../sealed-json.ts';

/** A résumé as received and as read; the bytes are in the file store under `fileRef`. */
export type ResumeRecord = {
  id: string;
  candidateId: string;
  applicationId: string | null;
  format: Resume['format'];
  sizeBytes: number;
  fileName: string | null;
  fields: Resume['fields'];
  /** The whole text. */
  text: string;
  fileRef: string | null;
  receivedAt: string;
};

type Sealed = Pick<ResumeRecord, 'fileName' | 'fields' | 'text'>;
type Row = {
  id: string;
  candidate_id: string;
  application_id: string | null;
  format: Resume['format'];
  size_bytes: number;
  content: string;
  file_ref: string | null;
  received_at: string;
};

const aad = (id: string) => aadOf('resumes', 'content', id);

function toRecord(key: DataKey, row: Row): ResumeRecord {
  return {
    ...openJson<Sealed>(key, aad(row.id), row.content),
    id: row.id,
    candidateId: row.candidate_id,
    applicationId: row.application_id,
    format: row.format,
    sizeBytes: row.size_bytes,
    fileRef: row.file_ref,
    receivedAt: row.received_at,
  };
}

/** Keeps a résumé; write its file before, so that a row never names a file that is not there. */
export async function insertResume(tx: Tx, key: DataKey, resume: ResumeRecord): Promise<void> {
  const { fileName, fields, text } = resume;
  const content: Sealed = { fileName, fields, text };
  const row: Row = {
    id: resume.id,
    candidate_id: resume.candidateId,
    application_id: resume.applicationId,
    format: resume.format,
    size_bytes: resume.sizeBytes,
    content: sealJson(key, aad(resume.id), content),
    file_ref: resume.fileRef,
    received_at: resume.receivedAt,
  };
  await tx('resumes').insert(row);
}

/** A résumé by its id, or null. */
export async function getResume(tx: Tx, key: DataKey, id: string): Promise<ResumeRecord | null> {
  const row: Row | undefined = await tx<Row>('resumes').where({ id }).first();
  return row ? toRecord(key, row) : null;
}

/** Whose a résumé is, without reading it; null when there is none. */
export async function findResume(
  tx: Tx,
  id: string,
): Promise<{ candidateId: string; applicationId: string | null } | null> {
  const row: Row | undefined = await tx<Row>('resumes').where({ id }).first();
  return row ? { candidateId: row.candidate_id, applicationId: row.application_id } : null;
}

/** The résumés of an application, newest first. */
export async function listResumesOfApplication(tx: Tx, key: DataKey, applicationId: string): Promise<ResumeRecord[]> {
  const rows: Row[] = await tx<Row>('resumes').where({ application_id: applicationId }).orderBy('received_at', 'desc');
  return rows.map((row) => toRecord(key, row));
}

/** Which of these file references a row names; for the sweep of files a crash left behind. */
export async function findKnownFileRefs(tx: Tx, fileRefs: readonly string[]): Promise<Set<string>> {
  const refs = [...fileRefs];
  const known = await Promise.all([
    tx<Row>('resumes').whereIn('file_ref', refs).pluck<string[]>('file_ref'),
    tx('offer_materials').whereIn('file_ref', refs).pluck<string[]>('file_ref'),
    tx('offers').whereIn('letter_ref', refs).pluck<string[]>('letter_ref'),
  ]);
  return new Set(known.flat());
}
