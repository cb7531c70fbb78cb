import type { Tx } from '../../db/connection.ts';
import { getConnection } from '../../db/repositories/connections.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { askForPush, listPushesOf } from '../../db/repositories/jobs-pushes.ts';
import type { PushBody } from '../../db/repositories/jobs-pushes.ts';
import { getQuestionSetVersion } from '../../db/repositories/question-sets.ts';
import type { QuestionSetVersionRecord } from '../../db/repositories/question-sets.ts';
import { languagesOf } from '../../domain/rubric/questions.ts';
import type { HttpDeps } from '../deps.ts';

type Deps = Pick<HttpDeps, 'registry' | 'now' | 'newId'>;

/** Whether the connector of a connection takes question sets; null when there is no such connection. */
export async function takesQuestionSets(
  deps: Pick<HttpDeps, 'registry'>,
  tx: Tx,
  connectionId: string,
): Promise<boolean | null> {
  const connection = await getConnection(tx, connectionId);
  if (!connection) return null;
  return deps.registry.get(connection.connectorId)?.operations['interview.pushQuestionSet'] !== undefined;
}

/** Asks that a version be put into a vendor's library, in each language it is whole in. */
export async function askForSetPush(
  deps: Deps,
  tx: Tx,
  version: QuestionSetVersionRecord,
  to: { connectionId: string; body: PushBody; again: boolean },
): Promise<void> {
  const subject = subjectOf(version);
  const there = to.again ? [] : await listPushesOf(tx, [subject]);
  const languages = languagesOf(version.questions);
  // A set that is whole in no language goes with what there is.
  for (const language of languages.length > 0 ? languages : (['zh'] as const)) {
    const isKnown = there.some(
      (push) => push.connectionId === to.connectionId && push.language === language && push.status !== 'failed',
    );
    if (isKnown) continue;
    await askForPush(tx, {
      id: deps.newId(),
      subject,
      connectionId: to.connectionId,
      language,
      operation: 'interview.pushQuestionSet',
      body: to.body,
      now: deps.now().toISOString(),
    });
  }
}

/** What a job that goes live asks of its vendors: its question sets, where they take them and don't have them. */
export async function pushSetsOfJob(deps: Deps, tx: Tx, job: JobRecord): Promise<void> {
  const sets = [
    [job.connections.interview, job.questionSetId, job.questionSetVersion],
    [job.connections.testing, job.writtenTestQuestionSetId, job.writtenTestQuestionSetVersion],
  ] as const;
  for (const [connectionId, id, number] of sets) {
    if (connectionId === undefined || id === undefined || number === undefined) continue;
    if ((await takesQuestionSets(deps, tx, connectionId)) !== true) continue;
    const version = await getQuestionSetVersion(tx, id, number);
    const body: PushBody = {
      rubricId: job.rubricId,
      ...(job.rubricVersion === undefined ? {} : { rubricVersion: job.rubricVersion }),
    };
    if (version) await askForSetPush(deps, tx, version, { connectionId, body, again: false });
  }
}

/** What a version of a question set is called in tasks, pushes and events. */
export function subjectOf({ questionSetId, version }: { questionSetId: string; version: number }): string {
  return `question-set/${questionSetId}@${version}`;
}
