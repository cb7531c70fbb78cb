import { HubError } from '../../domain/errors.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import type { Person } from '../../db/repositories/candidates.ts';
import type { ResumeExtractor } from '../../documents/resume/extractors/extractor.ts';
import { readResume } from '../../documents/resume/read-resume.ts';
import type { ResumeReading } from '../../documents/resume/resume-types.ts';
import type { ApplicationCreate } from '../../schemas/types.ts';
import type { UploadedFile } from '../multipart.ts';
import { toE164List } from './phones.ts';

/** The file of an application, from whichever part it came in. @throws HubError validation_failed */
export function pickFile(body: ApplicationCreate, uploaded: UploadedFile | null): UploadedFile | null {
  if (!body.resume) return uploaded;
  if (uploaded)
    throw new HubError('validation_failed', 'The résumé came twice: send it as a part or in base64, not both.', {
      path: '/resume',
    });
  const { contentBase64, fileName, mediaType } = body.resume;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contentBase64) || contentBase64.length % 4 !== 0)
    throw new HubError('validation_failed', 'This is not base64: encode the bytes of the file, without line breaks.', {
      path: '/resume/contentBase64',
    });
  return { bytes: Buffer.from(contentBase64, 'base64'), fileName: fileName ?? null, mediaType: mediaType ?? null };
}

/** Reads the file, if there is one, with the model beside the built-in reader where the company runs one. @throws ResumeError whose code the catalogue has too */
export async function readFile(
  extract: ResumeExtractor,
  file: UploadedFile | null,
  now: Date,
): Promise<ResumeReading | null> {
  if (!file) return null;
  const reading = await readResume(
    {
      bytes: file.bytes,
      ...(file.fileName === null ? {} : { fileName: file.fileName }),
      // What browsers and libraries send when they don't know.
      ...(file.mediaType === null || file.mediaType === 'application/octet-stream'
        ? {}
        : { mediaType: file.mediaType }),
    },
    { now: now.toISOString() },
  );
  return extract(reading, now.toISOString());
}

/**
 * Who applies: what was given, filled up from the résumé.
 * @throws HubError candidate_name_missing, candidate_contact_missing, phone_invalid
 */
export function mergePerson(given: NonNullable<ApplicationCreate['candidate']>, reading: ResumeReading | null): Person {
  const read = reading?.fields;
  const parts = [given.givenName, given.familyName].filter((part) => part !== undefined).join(' ');
  const formattedName =
    given.formattedName ?? (parts === '' ? (read?.formattedName.value?.trim().slice(0, 200) ?? '') : parts);
  if (formattedName === '')
    throw new HubError(
      'candidate_name_missing',
      'No name was given and none was found in the résumé: give candidate.formattedName.',
      {
        path: '/candidate/formattedName',
      },
    );
  const emails = given.emails ?? read?.emails.value?.slice(0, 10) ?? [];
  const phones = given.phones
    ? toE164List(given.phones, '/candidate/phones')
    : (read?.phones.value?.slice(0, 10) ?? []);
  if (emails.length === 0 && phones.length === 0)
    throw new HubError(
      'candidate_contact_missing',
      'Neither an e-mail address nor a telephone number was given or found in the résumé: give one of candidate.emails and candidate.phones.',
      { path: '/candidate' },
    );
  const person: Person = {
    formattedName,
    emails: [...new Set(emails)],
    phones,
    nationalId: given.nationalId ?? read?.nationalId.value ?? null,
  };
  if (given.givenName !== undefined) person.givenName = given.givenName;
  if (given.familyName !== undefined) person.familyName = given.familyName;
  return person;
}

/** Answers must be of the kind their question asks for. @throws HubError validation_failed */
export function checkAnswers(job: JobRecord, answers: ApplicationCreate['answers']): void {
  for (const question of job.screeningQuestions ?? []) {
    const answer = answers?.[question.key];
    if (answer === undefined) continue;
    const path = `/answers/${question.key}`;
    if (
      (question.answerType === 'boolean' || question.answerType === 'number') &&
      typeof answer !== question.answerType
    )
      throw new HubError(
        'validation_failed',
        `This question takes ${question.answerType === 'number' ? 'a number' : 'true or false'}.`,
        { path },
      );
    if (question.answerType === 'choice' && question.choices && !question.choices.includes(String(answer)))
      throw new HubError('validation_failed', `This question takes one of: ${question.choices.join(', ')}.`, { path });
  }
}

/** The language to speak to somebody in: given, else Chinese where name or résumé is. */
export function pickLanguage(body: ApplicationCreate, name: string, reading: ResumeReading | null): 'zh' | 'en' {
  const given = body.language ?? body.candidate?.locale;
  if (given) return given;
  const text = reading ? reading.text.slice(0, 5_000) : name;
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  return letters > 0 && han / letters > 0.1 ? 'zh' : 'en';
}
