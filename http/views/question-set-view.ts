import type { Tx } from '../../db/connection.ts';
import { loadActorNames } from '../../db/repositories/actor-names.ts';
import { listPushesOf } from '../../db/repositories/jobs-pushes.ts';
import type { PushRecord } from '../../db/repositories/jobs-pushes.ts';
import type { QuestionSetVersionRecord } from '../../db/repositories/question-sets.ts';
import type { QuestionSetPush, QuestionSetVersion } from '../../schemas/types.ts';
import type { Role } from '../../security/rights.ts';
import { subjectOf } from '../requisition/push-question-sets.ts';

/** Who writes or previews a set; nobody else sees which choices are right. */
const seesAnswers: readonly Role[] = ['administrator', 'hr', 'business'];

/** Versions as the API shows them to a role: right answers for their writers alone, who acted by name, where they were pushed. */
export async function toQuestionSetVersions(
  tx: Tx,
  role: Role,
  records: readonly QuestionSetVersionRecord[],
): Promise<QuestionSetVersion[]> {
  const nameOf = await loadActorNames(
    tx,
    records.flatMap(({ createdBy, publishedBy, preview }) => [createdBy, publishedBy, preview?.by ?? null]),
  );
  const pushes = await listPushesOf(tx, records.map(subjectOf));
  return records.map(({ authors: _authors, ...version }) => ({
    ...version,
    questions: version.questions.map(({ rightChoices, ...question }) =>
      rightChoices !== undefined && seesAnswers.includes(role) ? { ...question, rightChoices } : question,
    ),
    preview: version.preview && { ...version.preview, by: nameOf(version.preview.by) },
    createdBy: nameOf(version.createdBy),
    publishedBy: nameOf(version.publishedBy),
    pushes: pushes.filter(({ subject }) => subject === subjectOf(version)).map(toPush),
  }));
}

/** One of {@link toQuestionSetVersions}. */
export async function toQuestionSetVersion(
  tx: Tx,
  role: Role,
  record: QuestionSetVersionRecord,
): Promise<QuestionSetVersion> {
  const [version] = await toQuestionSetVersions(tx, role, [record]);
  return version as QuestionSetVersion;
}

function toPush({ connectionId, language, status, remoteId, doneAt, lastError }: PushRecord): QuestionSetPush {
  return {
    connectionId,
    language: language ?? 'zh',
    status: status === 'done' ? 'pushed' : status,
    remoteId,
    at: doneAt,
    lastError,
  };
}
