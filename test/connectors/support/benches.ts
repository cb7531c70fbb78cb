import { randomUUID } from 'node:crypto';
import reportReady from '../../../connectors/clearvoice/fixtures/report-ready.json' with { type: 'json' };
import { clearvoice } from '../../../connectors/clearvoice/index.ts';
import type {
  EhrDocument,
  EhrEmployee,
  EhrPerson,
  EhrPlan,
  JobPosting,
  OperationInput,
  OperationName,
} from '../../../connectors/contract.ts';
import { jobstore } from '../../../connectors/jobstore/index.ts';
import { matrixCase, undoCase, type Bench } from '../../../connectors/kit/bench.ts';
import mailEvent from '../../../connectors/postroom/fixtures/event.json' with { type: 'json' };
import { createContext, type ConnectionRecord } from '../../../connectors/kit/context.ts';
import type { ReportPlace } from '../../../connectors/kit/describe-connector.ts';
import type { VendorAnswers } from '../../../connectors/kit/fault-proxy.ts';
import { runOperation } from '../../../connectors/kit/run-operation.ts';
import { peoplebase } from '../../../connectors/peoplebase/index.ts';
import { postroom } from '../../../connectors/postroom/index.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { connectionTo, marked, matrixCases, newInvite, newMessage, newPerson } from './subjects.ts';

/** Where a connector's report is kept; `HUB_WRITE_REPORTS=1` writes it. */
export function reportOf(connectorId: string): ReportPlace {
  return {
    file: new URL(`../../../connectors/${connectorId}/report.json`, import.meta.url),
    isWritten: process.env['HUB_WRITE_REPORTS'] === '1',
  };
}

/** How the systems that write `{error: {code, message}}` word what goes wrong. */
export const plainAnswers: VendorAnswers = {
  throttled: plain(429, 'rate_limited'),
  throttledBy403: plain(403, 'rate_limited'),
  failed: plain(500, 'internal'),
  busyIn200: plain(200, 'temporarily_unavailable'),
  unauthorized: plain(401, 'unauthorized'),
  expiredIn200: plain(200, 'unauthorized'),
};

function plain(status: number, code: string): { status: number; body: unknown } {
  return { status, body: { error: { code, message: 'Said by the fault proxy.' } } };
}

/** The ledger of one sandbox system, without the webhooks it sent, which come on their own clock. */
export async function readEffects(sandbox: Sandbox, system: string): Promise<string[]> {
  const { effects } = (await sandbox.control(`ledger?system=${system}`)) as { effects: { kind: string }[] };
  return effects.map((effect) => effect.kind).filter((kind) => kind !== 'webhook.sent');
}

/** A connection to one sandbox system by its token, and the same with a wrong token. */
export function tokenConnection(
  sandbox: Sandbox,
  connectorId: string,
  system: string,
): Pick<Bench, 'connection' | 'badCredentials'> {
  return {
    connection: {
      id: `conn-${connectorId}`,
      config: { baseUrl: `${sandbox.url}/${system}` },
      credentials: { token: sandbox.secrets[`${system}Token`] },
    },
    badCredentials: { token: 'not-the-token-of-anybody' },
  };
}

/** Postroom on the sandbox. */
export async function openPostroom(): Promise<Bench> {
  const sandbox = await startSandbox();
  const parts = tokenConnection(sandbox, 'postroom', 'mail');
  return {
    against: 'sandbox',
    ...parts,
    answers: plainAnswers,
    effects: () => readEffects(sandbox, 'mail'),
    connection: {
      ...parts.connection,
      credentials: { ...parts.connection.credentials, webhookSecret: sandbox.secrets['mailWebhookSecret'] },
    },
    cases: matrixCases(sandbox, postroom, parts.connection),
    webhooks: {
      credentialsWith: (secrets) => ({ webhookSecret: secrets.join(' ') }),
      body: mailEvent,
      unknownTypeBody: { ...mailEvent, type: 'message.opened' },
      brokenBody: { ...mailEvent, messageId: 7 },
    },
    change: {
      webhooks: 1,
      async provoke(notifyUrl) {
        const ctx = createContext({
          connector: postroom,
          connection: parts.connection,
          key: notifyUrl,
          now: () => new Date(),
        });
        const message = { ...newMessage(), to: { email: 'nobody@bounce.example' }, notifyUrl };
        await runOperation(postroom, 'message.send', ctx, message);
      },
    },
    stop: () => sandbox.stop(),
  };
}

/** Clearvoice on the sandbox, its candidates answering by themselves. */
export async function openClearvoice(): Promise<Bench> {
  const sandbox = await startSandbox();
  const connection: ConnectionRecord = connectionTo(sandbox, 'clearvoice');
  return {
    against: 'sandbox',
    connection,
    badCredentials: { ...connection.credentials, token: 'not-the-token-of-anybody' },
    answers: plainAnswers,
    effects: () => readEffects(sandbox, 'interview'),
    cases: matrixCases(sandbox, clearvoice, connection),
    webhooks: {
      credentialsWith: (secrets) => ({ webhookSecret: secrets.join(' ') }),
      body: reportReady,
      unknownTypeBody: { ...reportReady, type: 'interview.dreamt' },
      brokenBody: { ...reportReady, data: { ...reportReady.data, overall: { score: 'high', max: 100 } } },
    },
    change: {
      webhooks: 6,
      async provoke(notifyUrl) {
        await sandbox.control('settings', { instant: true, autoAnswer: { zh: '我在四分钟内联系了客户。', en: 'x' } });
        const ctx = createContext({ connector: clearvoice, connection, key: notifyUrl, now: () => new Date() });
        await runOperation(clearvoice, 'interview.invite', ctx, { ...newInvite(), notifyUrl });
      },
    },
    stop: () => sandbox.stop(),
  };
}

const peoplebaseAnswer = (status: number, code: number): { status: number; body: unknown } => ({
  status,
  body: { code, message: 'Said by the fault proxy.' },
});

/** How Peoplebase words what goes wrong. */
export const peoplebaseAnswers: VendorAnswers = {
  throttled: peoplebaseAnswer(429, 42900),
  throttledBy403: peoplebaseAnswer(403, 42900),
  failed: peoplebaseAnswer(500, 50000),
  busyIn200: peoplebaseAnswer(200, 50001),
  unauthorized: peoplebaseAnswer(401, 40100),
  expiredIn200: peoplebaseAnswer(200, 40100),
};

/** A new employee; begins long after the tests. */
export function newEmployee(person = newPerson()): EhrEmployee {
  return {
    person,
    departmentId: '0199f0aa-0000-7000-8000-00000000000d',
    departmentName: '客户服务部',
    startDate: '2099-01-04',
    salary: { amount: 1_200_000, currency: 'CNY', period: 'month' },
  };
}

/** A new document: the smallest thing the EHR takes for a PDF. */
export function newDocument(person = newPerson()): EhrDocument {
  return {
    person,
    documentRef: randomUUID(),
    documentType: 'offerLetter',
    title: '录用通知书',
    fileName: '录用通知书.pdf',
    mediaType: 'application/pdf',
    content: Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64'),
  };
}

/** A new onboarding plan. */
export function newPlan(person = newPerson()): EhrPlan {
  return {
    person,
    planRef: randomUUID(),
    tasks: [{ key: 'contract', title: '签订劳动合同', owner: 'hr', dueDate: '2099-01-04' }],
    modules: [{ key: 'service-101', title: '服务礼仪', dueDate: '2099-01-11' }],
  };
}

/** Peoplebase on the sandbox. */
export async function openPeoplebase(): Promise<Bench> {
  const sandbox = await startSandbox();
  const parts = tokenConnection(sandbox, 'peoplebase', 'ehr');
  const secrets = [...Object.values(marked), ...Object.values(sandbox.secrets)];
  const run = async <N extends OperationName>(name: N, input: OperationInput<N>): Promise<void> => {
    const ctx = createContext({
      connector: peoplebase,
      connection: parts.connection,
      key: 'prepare',
      now: () => new Date(),
    });
    await runOperation(peoplebase, name, ctx, input);
  };
  const employed = async (): Promise<{ person: EhrPerson; reason: string }> => {
    const employee = newEmployee();
    await run('ehr.createEmployee', employee);
    return { person: employee.person, reason: '候选人放弃入职' };
  };
  return {
    against: 'sandbox',
    ...parts,
    answers: peoplebaseAnswers,
    effects: () => readEffects(sandbox, 'ehr'),
    cases: [
      ...matrixCases(sandbox, peoplebase, parts.connection),
      matrixCase({
        operation: 'ehr.createEmployee',
        prepare: async () => newEmployee(),
        effects: ['applicant.created', 'employee.created'],
        secrets,
      }),
      matrixCase({ operation: 'ehr.withdrawEmployee', prepare: employed, effects: ['employee.withdrawn'], secrets }),
      matrixCase({
        operation: 'ehr.fileDocument',
        prepare: async () => newDocument(),
        effects: ['applicant.created', 'document.filed'],
        secrets,
      }),
      matrixCase({
        operation: 'ehr.writePlan',
        prepare: async () => newPlan(),
        effects: ['applicant.created', 'plan.written'],
        secrets,
      }),
    ],
    undo: [
      undoCase({
        do: 'ehr.createEmployee',
        by: 'ehr.withdrawEmployee',
        prepare: async () => newEmployee(),
        undoInput: ({ person }) => ({ person, reason: '候选人放弃入职' }),
        // The record stays with its history; what is as before is who will begin.
        async state({ person }) {
          const response = await fetch(`${sandbox.url}/ehr/api/employees?externalRef=${person.externalRef}`, {
            headers: { Authorization: `Bearer ${sandbox.secrets['ehrToken']}` },
          });
          const { data } = (await response.json()) as { data: { items: { status: string }[] } };
          return data.items.filter((employee) => employee.status !== 'withdrawn');
        },
      }),
    ],
    stop: () => sandbox.stop(),
  };
}

/** A new posting. */
export function newPosting(): JobPosting {
  return {
    ref: randomUUID(),
    code: 'CS-1',
    title: { zh: '客服专员', en: 'Support agent' },
    description: '处理客户来电与投诉。',
    departmentName: '客户服务部',
    headcount: 3,
    closesOn: '2099-12-31',
  };
}

/** How the systems that write problems (RFC 9457) word what goes wrong. */
const problem = (status: number, code: string): { status: number; body: unknown } => ({
  status,
  body: { type: 'about:blank', title: 'Said by the fault proxy.', status, code },
});

/** Jobstore on the sandbox. */
export async function openJobstore(): Promise<Bench> {
  const sandbox = await startSandbox();
  const parts = tokenConnection(sandbox, 'jobstore', 'jobs');
  const token = String(sandbox.secrets['jobsToken']);
  const publishOne = async (): Promise<{ ref: string }> => {
    const { connection } = parts;
    const posting = newPosting();
    const ctx = createContext({ connector: jobstore, connection, key: posting.ref, now: () => new Date() });
    await runOperation(jobstore, 'jobDatabase.publish', ctx, posting);
    return { ref: posting.ref };
  };
  return {
    against: 'sandbox',
    ...parts,
    // Each bench has a budget of its own, and so has the vendor it starts.
    connection: { ...parts.connection, id: `conn-jobstore-${randomUUID()}` },
    answers: {
      throttled: problem(429, 'rate_limited'),
      throttledBy403: problem(403, 'rate_limited'),
      failed: problem(500, 'internal'),
      busyIn200: problem(200, 'temporarily_unavailable'),
      unauthorized: problem(401, 'unauthorized'),
    },
    effects: () => readEffects(sandbox, 'jobs'),
    cases: [
      matrixCase({
        operation: 'jobDatabase.publish',
        prepare: async () => newPosting(),
        effects: ['posting.published'],
        secrets: [token],
      }),
      matrixCase({
        operation: 'jobDatabase.close',
        prepare: publishOne,
        effects: ['posting.closed'],
        secrets: [token],
      }),
    ],
    undo: [
      undoCase({
        do: 'jobDatabase.publish',
        by: 'jobDatabase.close',
        prepare: async () => newPosting(),
        undoInput: ({ ref }) => ({ ref }),
        // What anybody sees: the open positions. The closed one can still be read.
        async state({ ref }) {
          const headers = { Authorization: `Bearer ${token}` };
          const response = await fetch(`${sandbox.url}/jobs/v2/postings?status=open&limit=200`, { headers });
          const { items } = (await response.json()) as { items: { ref: string }[] };
          return items.filter((posting) => posting.ref === ref);
        },
      }),
    ],
    stop: () => sandbox.stop(),
  };
}
