import { HubError } from '../../domain/errors.ts';
import type { TaskCompletion } from '../../schemas/types.ts';
import type { LocalizedText, Role, TaskType as ProcessTaskType } from '../../domain/process/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { requireChanged } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson, openJson, sealJson } from '../sealed-json.ts';

/** Tasks of an application's process, and those about a requisition, a change or a question set. */
export type TaskType = ProcessTaskType | 'setUpJob' | 'reviewRequisition' | 'reviewChange' | 'previewQuestionSet';

/** What the task says and takes; no personal data. */
type TaskBody = {
  title: LocalizedText;
  detail: LocalizedText | null;
  outcomes: string[];
  needsScorecard: boolean;
  callKey: string | null;
};

/**
 * Something a human must do. Candidate and job come from the application's row; a task without one says in `subject` what
 * it is about: `requisition/<id>`, `question-set/<id>@<version>`, `change-request/<id>`.
 */
export type TaskRecord = TaskBody & {
  id: string;
  applicationId: string | null;
  subject: string | null;
  candidateId: string | null;
  jobId: string | null;
  departmentId: string;
  question: string;
  taskType: TaskType;
  ownerRole: Role;
  escalatedTo: Role | null;
  status: 'open' | 'completed' | 'cancelled';
  dueAt: string | null;
  createdAt: string;
  completedAt: string | null;
  completedBy: string | null;
  outcome: string | null;
  answerId: string | null;
  version: number;
};

/** A task to open. */
export type NewTask = TaskBody &
  Pick<
    TaskRecord,
    'id' | 'applicationId' | 'departmentId' | 'question' | 'taskType' | 'ownerRole' | 'dueAt' | 'createdAt'
  > &
  Partial<Pick<TaskRecord, 'subject' | 'jobId'>>;

type TableRow = {
  id: string;
  application_id: string | null;
  subject: string | null;
  question: string;
  task_type: TaskType;
  department_id: string;
  owner_role: Role;
  escalated_to: Role | null;
  status: TaskRecord['status'];
  body: string;
  due_at: string | null;
  created_at: string;
  completed_at: string | null;
  completed_by: string | null;
  outcome: string | null;
  answer_id: string | null;
  version: number;
};
type Row = TableRow & { candidate_id: string | null; job_id: string | null };

function toRecord(row: Row): TaskRecord {
  const { jobId = null, ...body } = fromJson<TaskBody & { jobId?: string | null }>(row.body);
  return {
    ...body,
    id: row.id,
    applicationId: row.application_id,
    subject: row.subject,
    candidateId: row.candidate_id,
    jobId: row.job_id ?? jobId,
    departmentId: row.department_id,
    question: row.question,
    taskType: row.task_type,
    ownerRole: row.owner_role,
    escalatedTo: row.escalated_to,
    status: row.status,
    dueAt: row.due_at,
    createdAt: row.created_at,
    completedAt: row.completed_at,
    completedBy: row.completed_by,
    outcome: row.outcome,
    answerId: row.answer_id,
    version: row.version,
  };
}

const selectTasks = (tx: Tx) =>
  tx('tasks')
    .leftJoin('applications', 'applications.id', 'tasks.application_id')
    .select('tasks.*', 'applications.candidate_id', 'applications.job_id');

/** Opens a task. */
export async function insertTask(tx: Tx, task: NewTask): Promise<void> {
  const body: TaskBody & { jobId?: string | null } = {
    ...(task.applicationId === null ? { jobId: task.jobId ?? null } : {}),
    title: task.title,
    detail: task.detail,
    outcomes: task.outcomes,
    needsScorecard: task.needsScorecard,
    callKey: task.callKey,
  };
  const row: TableRow = {
    id: task.id,
    application_id: task.applicationId,
    subject: task.subject ?? null,
    question: task.question,
    task_type: task.taskType,
    department_id: task.departmentId,
    owner_role: task.ownerRole,
    escalated_to: null,
    status: 'open',
    body: JSON.stringify(body),
    due_at: task.dueAt,
    created_at: task.createdAt,
    completed_at: null,
    completed_by: null,
    outcome: null,
    answer_id: null,
    version: 1,
  };
  await tx('tasks').insert(row);
}

/** How a task ended. */
export type TaskClosing = {
  taskId: string;
  status: 'completed' | 'cancelled';
  outcome: string | null;
  actor: string | null;
  answerId: string | null;
  at: string;
};

/** Closes an open task. Throws HubError `task_not_open` when it is not open any more. */
export async function closeTask(tx: Tx, closing: TaskClosing): Promise<void> {
  const changed = await tx('tasks')
    .where({ id: closing.taskId, status: 'open' })
    .update({
      status: closing.status,
      outcome: closing.outcome,
      completed_by: closing.actor,
      completed_at: closing.at,
      answer_id: closing.answerId,
      version: tx.raw('version + 1'),
    });
  requireChanged(changed, () => new HubError('task_not_open', 'Somebody closed this task already; reload the list.'));
}

/** Hands an open task to another role too; `to` null only notes nothing and changes nothing. Safe to repeat. */
export async function escalateTask(tx: Tx, escalation: { taskId: string; to: Role | null }): Promise<void> {
  if (escalation.to === null) return;
  await tx('tasks')
    .where({ id: escalation.taskId, status: 'open' })
    .update({ escalated_to: escalation.to, version: tx.raw('version + 1') });
}

/** A task by its id, or null. */
export async function getTask(tx: Tx, id: string): Promise<TaskRecord | null> {
  const row = (await selectTasks(tx).where('tasks.id', id).first()) as Row | undefined;
  return row ? toRecord(row) : null;
}

/**
 * Ends the open tasks of a kind about a subject, in the transaction of what ended them; answers with their ids. Safe to repeat:
 * what is closed stays as it was closed.
 */
export async function closeTasksAbout(
  tx: Tx,
  about: { subject: string; taskType?: TaskType },
  closing: Pick<TaskClosing, 'status' | 'outcome' | 'actor' | 'at'>,
): Promise<string[]> {
  const open = { subject: about.subject, status: 'open', ...(about.taskType ? { task_type: about.taskType } : {}) };
  const ids: string[] = await tx('tasks').where(open).pluck('id');
  for (const taskId of ids) await closeTask(tx, { ...closing, taskId, answerId: null });
  return ids;
}

/** What a list of tasks may be narrowed to. */
export type TaskFilter = {
  status?: TaskRecord['status'] | undefined;
  applicationId?: string | undefined;
  departmentId?: string | undefined;
  ownerRole?: Role | undefined;
  taskTypes?: readonly TaskType[] | undefined;
};

/** Tasks, newest first. */
export async function listTasks(tx: Tx, input: PageInput & TaskFilter): Promise<Page<TaskRecord>> {
  const query = selectTasks(tx);
  if (input.status !== undefined) query.where('tasks.status', input.status);
  if (input.applicationId !== undefined) query.where('tasks.application_id', input.applicationId);
  if (input.departmentId !== undefined) query.where('tasks.department_id', input.departmentId);
  if (input.taskTypes !== undefined) query.whereIn('tasks.task_type', [...input.taskTypes]);
  if (input.ownerRole !== undefined) {
    const role = input.ownerRole;
    query.where((q) => {
      q.where('tasks.owner_role', role).orWhere('tasks.escalated_to', role);
    });
  }
  return paginate<Row, TaskRecord>(query, input, toRecord, { at: 'tasks.created_at', id: 'tasks.id' });
}

/** What a person said with an answer; sealed. */
export type TaskAnswerContent = { comments: string | null; scorecard: NonNullable<TaskCompletion['scorecard']> | null };

/** What a person answered; kept before the step that takes it, so that a history holds only its id. */
export type TaskAnswerRecord<Content = TaskAnswerContent> = {
  id: string;
  taskId: string;
  applicationId: string;
  actor: string;
  outcome: string;
  content: Content;
  /** Null until the step that took or refused it committed. */
  accepted: boolean | null;
  createdAt: string;
};

type AnswerRow = {
  id: string;
  task_id: string;
  application_id: string;
  actor: string;
  outcome: string;
  content: string;
  accepted: number | boolean | null;
  created_at: string;
};

const answerAad = (id: string) => aadOf('task_answers', 'content', id);

/** Keeps an answer; repeating the same id changes nothing. */
export async function insertTaskAnswer(
  tx: Tx,
  key: DataKey,
  answer: Omit<TaskAnswerRecord, 'accepted'>,
): Promise<void> {
  const row: AnswerRow = {
    id: answer.id,
    task_id: answer.taskId,
    application_id: answer.applicationId,
    actor: answer.actor,
    outcome: answer.outcome,
    content: sealJson(key, answerAad(answer.id), answer.content),
    accepted: null,
    created_at: answer.createdAt,
  };
  await tx('task_answers').insert(row).onConflict(['id']).merge(['id']);
}

/** An answer by its id, or null. */
export async function getTaskAnswer<Content = TaskAnswerContent>(
  tx: Tx,
  key: DataKey,
  id: string,
): Promise<TaskAnswerRecord<Content> | null> {
  const row: AnswerRow | undefined = await tx<AnswerRow>('task_answers').where({ id }).first();
  if (!row) return null;
  return {
    id: row.id,
    taskId: row.task_id,
    applicationId: row.application_id,
    actor: row.actor,
    outcome: row.outcome,
    content: openJson<Content>(key, answerAad(row.id), row.content),
    accepted: row.accepted === null ? null : Boolean(row.accepted),
    createdAt: row.created_at,
  };
}

/** Notes whether the step took the answer. */
export async function setTaskAnswerAccepted(tx: Tx, id: string, accepted: boolean): Promise<void> {
  await tx('task_answers').where({ id }).update({ accepted });
}
