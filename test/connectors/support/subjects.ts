import { randomUUID } from 'node:crypto';
import type {
  Connector,
  EhrDecision,
  EhrPerson,
  EhrResult,
  InterviewInvite,
  OutgoingMessage,
  QuestionSetPush,
} from '../../../connectors/contract.ts';
import { createContext, type ConnectionRecord } from '../../../connectors/kit/context.ts';
import type { MatrixCase } from '../../../connectors/kit/fault-matrix.ts';
import { runOperation } from '../../../connectors/kit/run-operation.ts';
import type { Sandbox } from './sandbox.ts';

/** Personal data that stands in every input; it may turn up in no error and no log. */
export const marked = {
  name: '张canary三',
  email: 'zhang.canary@example.com',
  phone: '+8613800138001',
  nationalId: '11010119900307001X',
};

const systems = { clearvoice: 'interview', peoplebase: 'ehr', postroom: 'mail' } as const;

/** A connection of one connector to a sandbox. */
export function connectionTo(sandbox: Sandbox, connectorId: keyof typeof systems): ConnectionRecord {
  const system = systems[connectorId];
  return {
    id: `conn-${connectorId}`,
    config: { baseUrl: `${sandbox.url}/${system}` },
    credentials: { token: sandbox.tokens[system], webhookSecret: sandbox.tokens.interviewWebhookSecret },
  };
}

/** A new invitation. */
export function newInvite(): InterviewInvite {
  return {
    externalId: randomUUID(),
    kind: 'aiInterview',
    candidate: { name: marked.name, email: marked.email, phone: marked.phone, language: 'zh' },
    position: { title: '客服专员' },
    questions: [
      { id: 'q1', text: '请举例说明一次处理投诉的经历。', dimension: 'communication', timeLimitSeconds: 120 },
    ],
    rubric: {
      dimensions: [
        { key: 'communication', name: '沟通', weight: 40, anchors: [{ at: 10, text: '清楚、有例子' }] },
        { key: 'handlingEmotions', name: '情绪管理', weight: 30, anchors: [] },
      ],
    },
    identityCheck: false,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    notifyUrl: 'http://127.0.0.1:9/webhooks/none',
  };
}

/** A new version of a question set. */
export function newQuestionSet(): QuestionSetPush {
  const { questions, rubric } = newInvite();
  return { ref: randomUUID(), version: 1, name: '客服题库', language: 'zh', questions, rubric };
}

/** A new person for the EHR. */
export function newPerson(): EhrPerson {
  return { externalRef: randomUUID(), ...marked, jobCode: 'CS-1', jobTitle: '客服专员' };
}

/** A result of a person. */
export function newResult(person = newPerson()): EhrResult {
  return {
    person,
    assessmentRef: randomUUID(),
    provider: 'Clearvoice',
    total: { score: 81.5, max: 100 },
    dimensions: [{ name: '沟通', score: 8.15, max: 10, comment: '条理清楚 👍' }],
    comments: '见报告',
    recordingUrl: 'http://127.0.0.1:8750/interview/recordings/x/CV-000001.wav',
    startedAt: '2026-11-22T01:00:00.000Z',
    completedAt: '2026-11-22T01:20:00.000Z',
    interviewer: 'clearvoice-sim-1',
    result: 'pending',
  };
}

/** A decision about a person. */
export function newDecision(person = newPerson()): EhrDecision {
  return {
    person,
    decisionRef: randomUUID(),
    result: 'pass',
    comments: '同意录用',
    decidedBy: 'reviewer-1',
    decidedAt: '2026-11-22T02:00:00.000Z',
    scorecard: [{ dimension: 'communication', rating: 4, comment: '好' }],
    recommendation: 'yes',
  };
}

/** A new message. */
export function newMessage(): OutgoingMessage {
  return {
    to: { email: marked.email, name: marked.name },
    subject: '面试邀请',
    text: `${marked.name}，您好。\n请于三天内完成面试。`,
    language: 'zh',
    tags: { application: randomUUID() },
  };
}

/** What each connector is tried with under the fault matrix. */
export function matrixCases(sandbox: Sandbox, connector: Connector, connection: ConnectionRecord): MatrixCase[] {
  const secrets = [...Object.values(marked), ...Object.values(sandbox.tokens)];
  const order = async (): Promise<{ remoteId: string; externalId: string }> => {
    const invite = newInvite();
    const ctx = createContext({ connector, connection, key: invite.externalId, now: () => new Date() });
    const { remoteId } = await runOperation(connector, 'interview.invite', ctx, invite);
    return { remoteId, externalId: invite.externalId };
  };
  const cases: { [id: string]: MatrixCase[] } = {
    clearvoice: [
      { operation: 'interview.invite', prepare: async () => newInvite(), effects: ['order.created'], secrets },
      { operation: 'interview.cancel', prepare: order, effects: ['order.cancelled'], secrets },
      { operation: 'interview.events', prepare: order, effects: [], secrets },
      {
        operation: 'interview.pushQuestionSet',
        prepare: async () => newQuestionSet(),
        effects: ['questionSet.pushed'],
        secrets,
      },
    ] as MatrixCase[],
    peoplebase: [
      {
        operation: 'ehr.writeResult',
        prepare: async () => newResult(),
        effects: ['applicant.created', 'assessment.written'],
        secrets,
      },
      {
        operation: 'ehr.writeDecision',
        prepare: async () => newDecision(),
        effects: ['applicant.created', 'decision.written'],
        secrets,
      },
      {
        operation: 'ehr.writeStatus',
        prepare: async () => ({ person: newPerson(), status: 'rejected' }),
        effects: ['applicant.created', 'status.written'],
        secrets,
      },
    ] as MatrixCase[],
    postroom: [
      { operation: 'message.send', prepare: async () => newMessage(), effects: ['message.accepted'], secrets },
    ] as MatrixCase[],
  };
  return cases[connector.manifest.id] ?? [];
}

/** The kinds of effects that count; webhooks come on their own clock. */
export const countedKinds = [
  'order.created',
  'order.cancelled',
  'questionSet.pushed',
  'message.accepted',
  'applicant.created',
  'assessment.written',
  'decision.written',
  'status.written',
];
