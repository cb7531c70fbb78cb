import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { insertApplication } from '../../db/repositories/applications.ts';
import { insertConnection } from '../../db/repositories/connections.ts';
import { insertOrder, updateOrder } from '../../db/repositories/interview-orders.ts';
import { insertJob } from '../../db/repositories/jobs.ts';
import { insertMessage } from '../../db/repositories/messages.ts';
import { insertProcessVersion, publishProcessVersion } from '../../db/repositories/process-versions.ts';
import { insertRubric } from '../../db/repositories/rubrics.ts';
import { insertScorecard } from '../../db/repositories/scorecards.ts';
import { insertTask } from '../../db/repositories/tasks.ts';
import { loadDataKey } from '../../db/repositories/keys.ts';
import { getApplication } from '../../db/repositories/applications.ts';
import type { HttpDeps } from '../../http/deps.ts';
import type { Application, Process } from '../../schemas/types.ts';
import type { HttpHub } from './http-hub.ts';

export const firstProcess = parse(
  readFileSync(path.join(import.meta.dirname, '../../templates/processes/first.yaml'), 'utf8'),
) as Process;

/** The process `first` in force, a rubric, the three connections, and a job in each of the departments `sales` and `rooms`. */
export async function seedHiring({ db, vault, now }: HttpDeps): Promise<void> {
  const at = now().toISOString();
  await db.transaction(async (tx) => {
    await insertProcessVersion(tx, { definition: firstProcess, createdAt: at, createdBy: 'template' });
    await publishProcessVersion(tx, { processId: 'first', version: 1, publishedBy: 'bootstrap', at });
    await insertRubric(tx, {
      id: 'rubric',
      name: { en: 'Service' },
      dimensions: [
        { key: 'communication', name: { en: 'Communication' }, weight: 1 },
        { key: 'handsOn', name: { en: 'Hands-on ability' }, weight: 1 },
      ],
      passAt: 0.6,
      createdAt: at,
      updatedAt: at,
      version: 1,
    });
    for (const id of ['clearvoice', 'peoplebase', 'postroom'])
      await insertConnection(tx, vault, {
        id,
        connectorId: id,
        name: id,
        config: { baseUrl: 'http://127.0.0.1:9' },
        credentials: { token: 'a-vendor-token' },
        createdAt: at,
      });
    for (const departmentId of ['sales', 'rooms'])
      await insertJob(tx, {
        id: `job-${departmentId}`,
        code: `J-${departmentId}`,
        title: { en: `Job of ${departmentId}` },
        departmentId,
        processId: 'first',
        rubricId: 'rubric',
        connections: { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom' },
        screeningQuestions: [{ key: 'workPermit', text: { en: 'May you work here?' }, answerType: 'boolean' }],
        status: 'open',
        createdAt: at,
        updatedAt: at,
        version: 1,
      });
  });
}

/** A person who applies, with every kind of contact. */
export const zhangWei = {
  formattedName: '张伟',
  emails: ['zhang.wei@example.com'],
  phones: ['138 0013 8001'],
  nationalId: '11010519491231002X',
};

/** An application sent through the API. */
export async function apply(hub: HttpHub, more: { [name: string]: unknown } = {}): Promise<Application> {
  const answer = await hub.send<Application>('/api/v1/applications', {
    key: hub.keys.recruiter,
    body: { jobId: 'job-sales', candidate: zhangWei, answers: { workPermit: true }, ...more },
  });
  if (answer.status !== 201) throw new Error(`the application was refused: ${answer.text}`);
  return answer.body;
}

/** What the process would have made by now: an order with a report, an open review, a call to mend, a message and a scorecard. */
export async function addResults({ db, vault, now, newId }: HttpDeps, applicationId: string) {
  const at = now().toISOString();
  const ids = { order: newId(), review: newId(), call: newId(), message: newId(), scorecard: newId() };
  await db.transaction(async (tx) => {
    const application = await getApplication(tx, applicationId);
    if (!application) throw new Error('there is no such application');
    const key = await loadDataKey(tx, vault, application.keyId);
    await insertOrder(tx, {
      id: ids.order,
      applicationId,
      stageId: 'interview',
      connectionId: 'clearvoice',
      expiresAt: at,
      createdAt: at,
    });
    await updateOrder(tx, key, ids.order, {
      status: 'reportReady',
      remoteId: 'CV-000001',
      inviteUrl: 'http://127.0.0.1:8750/interview/take/secret-link',
      recording: { url: 'http://127.0.0.1:8750/interview/recordings/1', durationSeconds: 60 },
      result: {
        total: { value: 82, min: 0, max: 100, scaleId: 'clearvoice-100' },
        dimensions: [],
        summary: 'Call me at 13800138001',
        interviewer: { kind: 'ai', name: 'sim' },
        droppedSignals: 2,
      },
      resultOutcome: 'pass',
      updatedAt: at,
    });
    const task = { applicationId, departmentId: application.departmentId, detail: null, dueAt: at, createdAt: at };
    await insertTask(tx, {
      ...task,
      id: ids.review,
      question: 'review.1/review',
      taskType: 'reviewInterview',
      title: { en: 'Review the interview' },
      outcomes: ['pass', 'fail'],
      needsScorecard: true,
      callKey: null,
      ownerRole: 'business',
    });
    await insertTask(tx, {
      ...task,
      id: ids.call,
      question: 'call/x',
      taskType: 'resolveCall',
      title: { en: 'A call keeps failing' },
      outcomes: ['retry', 'skip', 'stop'],
      needsScorecard: false,
      callKey: 'x',
      ownerRole: 'it',
    });
    await insertMessage(tx, key, {
      id: ids.message,
      applicationId,
      messageKey: 'invite',
      template: 'interviewInvitation',
      channel: 'mail',
      language: 'zh',
      status: 'sent',
      content: { to: { email: 'zhang.wei@example.com' }, subject: '面试邀请', text: '请点击链接' },
      createdAt: at,
    });
    await insertScorecard(tx, key, {
      id: ids.scorecard,
      applicationId,
      taskId: newId(),
      reviewer: 'user:1',
      recommendation: 'yes',
      ratings: [{ dimension: 'communication', rating: 4, comment: 'Warm' }],
      comments: null,
      outcome: 'pass',
      submittedAt: at,
    });
  });
  return ids;
}

/** An application of another department, made without the API. */
export async function applyTo(
  deps: HttpDeps,
  jobId: string,
  departmentId: string,
  candidateId: string,
  keyId: string,
): Promise<string> {
  const { initialState } = await import('../../domain/process/initial-state.ts');
  const id = deps.newId();
  await insertApplication(deps.db.knex, {
    id,
    candidateId,
    keyId,
    jobId,
    departmentId,
    processId: 'first',
    processVersion: 1,
    language: 'zh',
    source: null,
    state: initialState(),
    createdAt: deps.now().toISOString(),
  });
  return id;
}
