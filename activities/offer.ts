import { HubError } from '../domain/errors.ts';
import { addDuration } from '../domain/duration.ts';
import type { CallOf } from '../domain/process/types.ts';
import { loadCompanyName, loadPaperContext } from '../db/evaluation-sheet.ts';
import { loadActorNames } from '../db/repositories/actor-names.ts';
import { getOffer, updateOffer, type OfferRecord } from '../db/repositories/offers.ts';
import { getProcessVersion } from '../db/repositories/process-versions.ts';
import { finishWithoutCall, type PerformContext } from './call-connector.ts';
import { inLanguage, loadCase, type Case } from './load-case.ts';
import { channelsOf, deliver } from './message.ts';
import type { PerformDeps } from './perform-deps.ts';

/** Makes the letter, keeps it sealed, and mails it to the candidate. */
export async function sendOffer(deps: PerformDeps, at: PerformContext, call: CallOf<'offer.send'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { application, candidate, job, key } = found;
  const offer = await getOffer(deps.db.knex, key, call.offerId);
  if (offer === null) throw new HubError('not_found', 'The offer is gone.');
  if (offer.status === 'superseded' || offer.status === 'withdrawn') {
    // A newer version was written, or the application ended, while this one waited to be sent.
    await finishWithoutCall(deps, at.applicationId, at.callKey, call.op, async () => {});
    return;
  }
  const { language } = application;
  const answerBy = await readAnswerBy(deps, found, offer);
  const companyName = await loadCompanyName(deps.db.knex, job, language);
  const materials = offer.materials.map((m) => inLanguage(m.label, language));
  const pdf = await loadLetter(deps, found, offer, answerBy);
  const email = candidate.emails[0];
  await deliver(
    deps,
    at,
    found,
    {
      template: 'offerLetter',
      recipient: 'candidate',
      to: { name: candidate.formattedName, ...(email === undefined ? {} : { email }) },
      language,
      refs: {},
      facts: {
        candidateName: candidate.formattedName,
        jobTitle: inLanguage(job.title, language),
        companyName,
        inviteUrl: null,
        expiresAt: null,
        notes: null,
        offer: { answerBy, materials },
      },
      attachments: [
        { fileName: letterName(offer), mediaType: 'application/pdf', content: Buffer.from(pdf).toString('base64') },
      ],
    },
    channelsOf(found).filter((channel) => channel === 'mail'),
  );
}

export const letterName = (offer: Pick<OfferRecord, 'version'>): string => `offer-v${offer.version}.pdf`;

/** The letter that was made, or makes it: every attempt sends the same paper. */
export async function loadLetter(
  deps: PerformDeps,
  found: Case,
  offer: OfferRecord,
  answerBy: string,
): Promise<Uint8Array> {
  const { application, candidate, job, key } = found;
  if (offer.letterRef !== null) return deps.files.read(key, offer.letterRef);
  const { language } = application;
  const { companyName, departmentName } = await loadPaperContext(deps.db.knex, application, job, language);
  const nameOf = await loadActorNames(deps.db.knex, [offer.preparedBy]);
  const pdf = await deps.papers.offerLetter(
    {
      company: { name: companyName },
      candidate: { formattedName: candidate.formattedName },
      job: { title: inLanguage(job.title, language), department: departmentName },
      offer: {
        version: offer.version,
        salary: offer.salary,
        startDate: offer.startDate,
        answerBy,
        materials: offer.materials.map((m) => inLanguage(m.label, language)),
        ...(offer.notes === null ? {} : { notes: inLanguage(offer.notes, language) }),
      },
      signatory: {
        name: nameOf(offer.preparedBy) ?? '',
        title: language === 'zh' ? '人力资源部' : 'Human Resources',
      },
    },
    language,
    offer.updatedAt,
  );
  const letterRef = await deps.files.write(key, `letter-${offer.id}`, pdf);
  await deps.db.transaction((tx) => updateOffer(tx, offer.id, { letterRef, updatedAt: offer.updatedAt }));
  return pdf;
}

/** By when an answer is wanted, as the stage says, counted from when the offer was approved. */
async function readAnswerBy(deps: PerformDeps, { application }: Case, offer: OfferRecord): Promise<string> {
  if (offer.answerBy !== null) return offer.answerBy;
  const version = await getProcessVersion(deps.db.knex, application.processId, application.processVersion);
  const stage = version?.definition.stages.find((s) => s.stageId === application.stageId);
  return addDuration(offer.updatedAt, stage?.stageType === 'offer' ? stage.expiresIn : 'P7D');
}
