import type { JobPosting, QuestionInput, QuestionSetPush, RubricInput } from '../connectors/contract.ts';
import type { Tx } from '../db/connection.ts';
import { getDepartment } from '../db/repositories/departments.ts';
import { getJob } from '../db/repositories/jobs.ts';
import type { PushRecord } from '../db/repositories/jobs-pushes.ts';
import { getQuestionSet, getQuestionSetVersion } from '../db/repositories/question-sets.ts';
import { getRequisition } from '../db/repositories/requisitions.ts';
import { getRubricOf } from '../db/repositories/rubrics.ts';
import type { QuestionSetQuestion, Rubric } from '../schemas/types.ts';

type Text = { zh?: string; en?: string };
const inLanguage = (text: Text | undefined, language: 'zh' | 'en'): string =>
  text?.[language] ?? text?.zh ?? text?.en ?? '';

/** What a system is told with a push, as things stand now; null when what it is about is gone. */
export async function readPushInput(
  tx: Tx,
  push: PushRecord,
): Promise<JobPosting | { ref: string } | QuestionSetPush | null> {
  const [kind, name = ''] = push.subject.split('/');
  if (kind === 'question-set') return readQuestionSet(tx, push, name);
  return push.operation === 'jobDatabase.close' ? { ref: name } : readPosting(tx, name);
}

async function readPosting(tx: Tx, jobId: string): Promise<JobPosting | null> {
  const job = await getJob(tx, jobId);
  if (job === null) return null;
  const requisition = job.requisitionId === undefined ? null : await getRequisition(tx, job.requisitionId);
  const department = await getDepartment(tx, job.departmentId);
  const language = job.title.zh === undefined ? 'en' : 'zh';
  const requirements = (requisition?.requirements ?? job.requirements ?? []).map(({ label }) => label);
  const description = [requisition?.duties, ...requirements, job.notes]
    .map((text) => inLanguage(text, language))
    .filter((text) => text !== '')
    .join('\n');
  return {
    ref: job.id,
    code: job.code,
    title: job.title,
    description,
    departmentName: inLanguage(department?.name, language),
    headcount: job.headcount ?? 1,
    closesOn: job.deadlineOn ?? null,
  };
}

async function readQuestionSet(tx: Tx, push: PushRecord, name: string): Promise<QuestionSetPush | null> {
  const [id = '', version = ''] = name.split('@');
  const set = await getQuestionSet(tx, id);
  const found = await getQuestionSetVersion(tx, id, Number(version));
  if (set === null || found === null) return null;
  const language = push.language ?? 'zh';
  const { rubricId, rubricVersion } = push.body;
  const rubric = rubricId === undefined ? null : await getRubricOf(tx, rubricId, rubricVersion);
  return {
    ref: `${id}-${language}`,
    version: found.version,
    name: inLanguage(set.name, language),
    language,
    questions: found.questions.map((question) => toQuestion(question, language)),
    rubric: rubric === null ? evenly(found.questions) : toRubric(rubric, language),
  };
}

function toQuestion(question: QuestionSetQuestion, language: 'zh' | 'en'): QuestionInput {
  const { id, dimension, timeLimitSeconds, questionType, choices, rightChoices } = question;
  const keys = (choices ?? []).map(({ key }) => key);
  return {
    id,
    text: inLanguage(question.text, language),
    dimension,
    timeLimitSeconds,
    questionType,
    ...(choices ? { choices: choices.map(({ text }) => inLanguage(text, language)) } : {}),
    ...(rightChoices ? { rightChoices: rightChoices.map((key) => keys.indexOf(key)) } : {}),
  };
}

function toRubric({ dimensions }: Pick<Rubric, 'dimensions'>, language: 'zh' | 'en'): RubricInput {
  return {
    dimensions: dimensions.map(({ key, name, weight, anchors }) => ({
      key,
      name: inLanguage(name, language),
      weight,
      anchors: (anchors ?? []).map(({ at, text }) => ({ at, text: inLanguage(text, language) })),
    })),
  };
}

/** Without a rubric each dimension that is asked for counts the same. */
function evenly(questions: readonly QuestionSetQuestion[]): RubricInput {
  const keys = [...new Set(questions.map(({ dimension }) => dimension))];
  return { dimensions: keys.map((key) => ({ key, name: key, weight: 100 / keys.length, anchors: [] })) };
}
