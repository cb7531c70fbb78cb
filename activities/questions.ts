import type { Knex } from 'knex';
import type { AskedQuestion, Supplement } from '../domain/rubric/supplements.ts';
import type { Rubric } from '../schemas/types.ts';
import type { InterviewKind, QuestionInput, RubricInput } from '../connectors/contract.ts';
import type { ApplicationRecord } from '../db/repositories/applications.ts';
import type { JobRecord } from '../db/repositories/jobs.ts';
import { getProcessVersion } from '../db/repositories/process-versions.ts';
import { getQuestionSetVersion } from '../db/repositories/question-sets.ts';
import { inLanguage } from './load-case.ts';

type Question = Omit<AskedQuestion, 'timeLimitSeconds'> & { timeLimitSeconds?: number };

/** What a job asks in an interview or a test: its question set's version, else the questions written in the job itself. */
export async function loadQuestions(knex: Knex, job: JobRecord, kind: InterviewKind): Promise<Question[]> {
  const [id, version] =
    kind === 'writtenTest'
      ? [job.writtenTestQuestionSetId, job.writtenTestQuestionSetVersion]
      : [job.questionSetId, job.questionSetVersion];
  if (!id || !version) return kind === 'writtenTest' ? [] : (job.questions ?? []);
  return (await getQuestionSetVersion(knex, id, version))?.questions ?? [];
}

/** What the process and the job add to rubric and questions when a condition is surely true. */
export async function loadSupplements(
  knex: Knex,
  application: Pick<ApplicationRecord, 'processId' | 'processVersion'>,
  job: JobRecord,
): Promise<Supplement[]> {
  const version = await getProcessVersion(knex, application.processId, application.processVersion);
  return [...(version?.definition.supplements ?? []), ...(job.supplements ?? [])];
}

/** A question in the candidate's language, as a vendor takes it. */
export function toQuestionInput(question: AskedQuestion, language: 'zh' | 'en'): QuestionInput {
  const { id, dimension, timeLimitSeconds, questionType, choices, rightChoices } = question;
  return {
    id,
    text: inLanguage(question.text, language),
    dimension,
    timeLimitSeconds,
    ...(questionType === undefined ? {} : { questionType }),
    ...(choices === undefined ? {} : { choices: choices.map((choice) => inLanguage(choice.text, language)) }),
    ...(choices === undefined || rightChoices === undefined
      ? {}
      : { rightChoices: choices.flatMap((choice, index) => (rightChoices.includes(choice.key) ? [index] : [])) }),
  };
}

/** The dimensions in the candidate's language, as a vendor takes them. */
export function toRubricInput(dimensions: Rubric['dimensions'], language: 'zh' | 'en'): RubricInput {
  return {
    dimensions: dimensions.map((d) => ({
      key: d.key,
      name: inLanguage(d.name, language),
      weight: d.weight,
      anchors: (d.anchors ?? []).map((a) => ({ at: a.at, text: inLanguage(a.text, language) })),
    })),
  };
}
