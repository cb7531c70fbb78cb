import type { QuestionSetVersionRecord } from '../../db/repositories/question-sets.ts';
import type { QuestionSetQuestion } from '../../schemas/types.ts';

/** A draft that nobody looked at yet. */
export function newVersion(of: {
  questionSetId: string;
  version: number;
  questions: QuestionSetQuestion[];
  actor: string;
  now: string;
}): QuestionSetVersionRecord {
  return {
    questionSetId: of.questionSetId,
    version: of.version,
    status: 'draft',
    questions: of.questions,
    preview: null,
    authors: [of.actor],
    createdBy: of.actor,
    createdAt: of.now,
    updatedAt: of.now,
    publishedBy: null,
    publishedAt: null,
    revision: 1,
  };
}
