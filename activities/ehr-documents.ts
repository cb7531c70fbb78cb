import { HubError } from '../domain/errors.ts';
import type { CallOf } from '../domain/process/types.ts';
import type { EhrDocument } from '../connectors/contract.ts';
import { loadNames, loadPaperContext } from '../db/evaluation-sheet.ts';
import { getMaterial, getOffer } from '../db/repositories/offers.ts';
import { callConnector, type PerformContext } from './call-connector.ts';
import { ehrConnection } from './ehr.ts';
import { loadSheet } from './evaluation.ts';
import { inLanguage, loadCase, toEhrPerson, type Case } from './load-case.ts';
import { letterName, loadLetter } from './offer.ts';
import type { PerformDeps } from './perform-deps.ts';

/** Files the offer letter as it was sent. */
export async function fileLetter(deps: PerformDeps, at: PerformContext, call: CallOf<'ehr.fileLetter'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const offer = await getOffer(deps.db.knex, found.key, call.offerId);
  if (offer === null) throw new HubError('not_found', 'The offer is gone.');
  const pdf = await loadLetter(deps, found, offer, offer.answerBy ?? offer.updatedAt);
  await fileDocument(deps, at, found, {
    documentRef: `offer-${offer.id}`,
    documentType: 'offerLetter',
    title: inLanguage({ en: 'Offer letter', zh: '录用通知书' }, found.application.language),
    fileName: letterName(offer),
    mediaType: 'application/pdf',
    bytes: pdf,
  });
}

/** Files a document that the candidate handed in, as it came. */
export async function fileMaterial(
  deps: PerformDeps,
  at: PerformContext,
  call: CallOf<'ehr.fileMaterial'>,
): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { knex } = deps.db;
  const material = await getMaterial(knex, found.key, call.materialId);
  const offer = material === null ? null : await getOffer(knex, found.key, material.offerId);
  if (material === null || offer === null) throw new HubError('not_found', 'The document is gone.');
  const asked = offer.materials.find(({ key }) => key === material.material);
  await fileDocument(deps, at, found, {
    documentRef: `material-${material.id}`,
    documentType: 'material',
    title: asked === undefined ? material.material : inLanguage(asked.label, found.application.language),
    fileName: material.fileName,
    mediaType: material.mediaType,
    bytes: await deps.files.read(found.key, material.fileRef),
  });
}

/** Makes the final report and files it. */
export async function fileReport(deps: PerformDeps, at: PerformContext): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { language } = found.application;
  const sheet = await loadSheet(deps, found, language);
  const { application, candidate, job } = found;
  const context = {
    ...(await loadPaperContext(deps.db.knex, application, job, language)),
    contacts: [...candidate.emails, ...candidate.phones],
    names: await loadNames(deps.db.knex, sheet),
  };
  const pdf = await deps.papers.report(sheet, context, language, deps.now().toISOString());
  await fileDocument(deps, at, found, {
    documentRef: `report-${found.application.id}`,
    documentType: 'finalReport',
    title: inLanguage({ en: 'Final report', zh: '招聘最终报告' }, language),
    fileName: 'final-report.pdf',
    mediaType: 'application/pdf',
    bytes: pdf,
  });
}

async function fileDocument(
  deps: PerformDeps,
  at: PerformContext,
  found: Case,
  { bytes, ...document }: Omit<EhrDocument, 'person' | 'content'> & { bytes: Uint8Array },
): Promise<void> {
  await callConnector(deps, {
    ...at,
    operation: 'ehr.fileDocument',
    connectionId: ehrConnection(found),
    input: { person: toEhrPerson(found), ...document, content: Buffer.from(bytes).toString('base64') },
    keep: async () => {},
  });
}
