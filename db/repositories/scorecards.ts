import { HubError } from '../../domain/errors.ts';
import type { Scorecard } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate } from '../constraints.ts';
import { openJson, sealJson } from '../sealed-json.ts';

/** A human's review. */
export type ScorecardRecord = Scorecard;

type Sealed = Pick<Scorecard, 'recommendation' | 'ratings' | 'comments' | 'outcome'>;
type Row = {
  id: string;
  application_id: string;
  task_id: string;
  reviewer: string;
  content: string;
  submitted_at: string;
};

const aad = (id: string) => aadOf('scorecards', 'content', id);

function toRecord(key: DataKey, row: Row): ScorecardRecord {
  return {
    ...openJson<Sealed>(key, aad(row.id), row.content),
    id: row.id,
    applicationId: row.application_id,
    taskId: row.task_id,
    reviewer: row.reviewer,
    submittedAt: row.submitted_at,
  };
}

/** Keeps a review; one for each task. Throws HubError `task_not_open` when the task has one. */
export async function insertScorecard(tx: Tx, key: DataKey, card: ScorecardRecord): Promise<void> {
  const { recommendation, ratings, comments, outcome } = card;
  const content: Sealed = { recommendation, ratings, comments: comments ?? null, outcome };
  const row: Row = {
    id: card.id,
    application_id: card.applicationId,
    task_id: card.taskId,
    reviewer: card.reviewer,
    content: sealJson(key, aad(card.id), content),
    submitted_at: card.submittedAt,
  };
  await orDuplicate(
    tx('scorecards').insert(row),
    () => new HubError('task_not_open', 'This task was already reviewed.'),
  );
}

/** The reviews of an application, oldest first. */
export async function listScorecards(tx: Tx, key: DataKey, applicationId: string): Promise<ScorecardRecord[]> {
  const rows: Row[] = await tx<Row>('scorecards')
    .where({ application_id: applicationId })
    .orderBy(['submitted_at', 'id']);
  return rows.map((row) => toRecord(key, row));
}

/** The review of a task, or null. */
export async function getScorecardOfTask(tx: Tx, key: DataKey, taskId: string): Promise<ScorecardRecord | null> {
  const row: Row | undefined = await tx<Row>('scorecards').where({ task_id: taskId }).first();
  return row ? toRecord(key, row) : null;
}

/** Whose a review is, without reading it; null when there is none. */
export async function findScorecard(tx: Tx, id: string): Promise<{ applicationId: string } | null> {
  const row: Row | undefined = await tx<Row>('scorecards').where({ id }).first();
  return row ? { applicationId: row.application_id } : null;
}
