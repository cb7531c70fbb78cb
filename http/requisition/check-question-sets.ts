import type { Tx } from '../../db/connection.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { getQuestionSet, getQuestionSetVersion } from '../../db/repositories/question-sets.ts';
import type { QuestionSetVersionRecord } from '../../db/repositories/question-sets.ts';
import { HubError } from '../../domain/errors.ts';
import { compareWithRubric } from '../../domain/rubric/questions.ts';
import type { Rubric } from '../../schemas/types.ts';

type Named = {
  departmentId: string;
  questionSetId?: string | undefined;
  questionSetVersion?: number | undefined;
  writtenTestQuestionSetId?: string | undefined;
  writtenTestQuestionSetVersion?: number | undefined;
  timeLimits?: { readonly [questionId: string]: number } | undefined;
};
/** The versions a job uses from now on. */
export type ChosenSets = Pick<
  JobRecord,
  'questionSetId' | 'questionSetVersion' | 'writtenTestQuestionSetId' | 'writtenTestQuestionSetVersion'
>;

/**
 * Chooses the versions of the question sets that a job names, the published ones where it names none, and holds them against
 * its rubric: every dimension asked for by one of them, none asked for that the rubric does not have.
 * @throws HubError reference_unknown, question_set_not_published, question_set_incomplete
 */
export async function chooseQuestionSets(
  tx: Tx,
  named: Named,
  rubric: Pick<Rubric, 'dimensions'> | null,
): Promise<ChosenSets> {
  const interview = await choose(
    tx,
    named,
    'questionSetId',
    named.questionSetId,
    named.questionSetVersion,
    'aiInterview',
  );
  const test = await choose(
    tx,
    named,
    'writtenTestQuestionSetId',
    named.writtenTestQuestionSetId,
    named.writtenTestQuestionSetVersion,
    'writtenTest',
  );
  const questions = [...(interview?.questions ?? []), ...(test?.questions ?? [])];
  if (rubric && (interview ?? test)) {
    const { uncovered, foreign } = compareWithRubric(questions, rubric);
    const path = interview ? '/questionSetId' : '/writtenTestQuestionSetId';
    if (uncovered.length > 0)
      throw new HubError(
        'question_set_incomplete',
        `No question asks for ${uncovered.join(', ')}: choose a question set that does.`,
        { path },
      );
    if (foreign[0])
      throw new HubError(
        'question_set_incomplete',
        `The question "${foreign[0].id}" asks for ${foreign[0].dimension}, which the rubric does not have: choose another set.`,
        { path },
      );
  }
  for (const id of Object.keys(named.timeLimits ?? {}))
    if (!questions.some((question) => question.id === id))
      throw new HubError('reference_unknown', `There is no question "${id}": name one of the question sets.`, {
        path: `/timeLimits/${id}`,
      });
  return {
    ...(interview ? { questionSetId: interview.questionSetId, questionSetVersion: interview.version } : {}),
    ...(test ? { writtenTestQuestionSetId: test.questionSetId, writtenTestQuestionSetVersion: test.version } : {}),
  };
}

async function choose(
  tx: Tx,
  { departmentId }: Named,
  place: 'questionSetId' | 'writtenTestQuestionSetId',
  id: string | undefined,
  version: number | undefined,
  kind: 'aiInterview' | 'writtenTest',
): Promise<QuestionSetVersionRecord | null> {
  if (id === undefined) return null;
  const path = `/${place}`;
  const set = await getQuestionSet(tx, id);
  if (!set || set.departmentId !== departmentId)
    throw new HubError(
      'reference_unknown',
      'The department has no such question set: take an id from GET /api/v1/question-sets.',
      { path },
    );
  if (set.kind !== kind)
    throw new HubError(
      'reference_unknown',
      `This question set is for ${set.kind === 'aiInterview' ? 'AI interviews' : 'written tests'}: choose one for the other.`,
      { path },
    );
  const chosen = version ?? set.publishedVersion;
  const found = chosen === null ? null : await getQuestionSetVersion(tx, id, chosen);
  if (!found || (found.status !== 'published' && found.status !== 'retired'))
    throw new HubError('question_set_not_published', 'Let the department preview it, and publish it first.', { path });
  return found;
}
