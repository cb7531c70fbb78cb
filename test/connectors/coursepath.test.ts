import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, LearningEnrolment } from '../../connectors/contract.ts';
import { matrixCase, undoCase, type Bench } from '../../connectors/kit/bench.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { runFaultMatrix } from '../../connectors/kit/fault-matrix.ts';
import type { VendorAnswer } from '../../connectors/kit/fault-proxy.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { coursepath } from '../../connectors/coursepath/index.ts';
import { readEffects, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { marked } from './support/subjects.ts';

type Kept = {
  enrolment_id: string;
  enrolment_state: string;
  learner: Record<string, string>;
  modules: { module_key: string; due_at: string; completion_state: string }[];
};

function connectionTo(sandbox: Sandbox): ConnectionRecord {
  return {
    id: 'conn-coursepath',
    config: { baseUrl: `${sandbox.url}/learning` },
    credentials: { user: 'throughline', password: sandbox.secrets['learningToken'] },
  };
}

function newEnrolment(): LearningEnrolment {
  return {
    enrolmentRef: `enrol/${randomUUID()}`,
    learner: { externalRef: randomUUID(), name: marked.name, email: marked.email, language: 'zh' },
    modules: [
      { key: 'company-basics', title: '公司入门', dueDate: '2026-12-01' },
      { key: 'communication-skills', title: '沟通技巧', dueDate: '2026-12-24' },
    ],
  };
}

function say(status: number, code: string): VendorAnswer {
  return { status, body: { error_code: code, error_message: 'Said by the fault proxy.' } };
}

/** What the vendor itself has of a reference; null where it has none. */
async function readKept(sandbox: Sandbox, ref: string): Promise<Kept | null> {
  const user = Buffer.from(`throughline:${sandbox.secrets['learningToken']}`).toString('base64');
  const response = await fetch(`${sandbox.url}/learning/api/enrolments/${encodeURIComponent(ref)}`, {
    headers: { authorization: `Basic ${user}` },
  });
  return response.status === 404 ? null : ((await response.json()) as { enrolment: Kept }).enrolment;
}

async function openCoursepath(): Promise<Bench> {
  const sandbox = await startSandbox();
  const connection = connectionTo(sandbox);
  const secrets = [...Object.values(marked), String(sandbox.secrets['learningToken'])];
  return {
    against: 'sandbox',
    connection,
    badCredentials: { user: 'throughline', password: 'not-the-password-of-anybody' },
    answers: {
      throttled: say(429, 'rate_limited'),
      throttledBy403: say(403, 'rate_limited'),
      failed: say(500, 'internal'),
      busyIn200: say(200, 'temporarily_unavailable'),
      unauthorized: say(401, 'bad_credentials'),
      expiredIn200: say(200, 'bad_credentials'),
    },
    effects: () => readEffects(sandbox, 'learning'),
    cases: [
      matrixCase({
        operation: 'learning.enrol',
        prepare: async () => newEnrolment(),
        effects: ['enrolment.written'],
        secrets,
      }),
      matrixCase({
        operation: 'learning.cancel',
        async prepare() {
          const enrolment = newEnrolment();
          const ctx = createContext({ connector: coursepath, connection, key: 'p', now: () => new Date() });
          await runOperation(coursepath, 'learning.enrol', ctx, enrolment);
          return { enrolmentRef: enrolment.enrolmentRef };
        },
        effects: ['enrolment.cancelled'],
        secrets,
      }),
    ],
    undo: [
      undoCase({
        do: 'learning.enrol',
        by: 'learning.cancel',
        prepare: async () => newEnrolment(),
        undoInput: ({ enrolmentRef }) => ({ enrolmentRef }),
        // The vendor keeps the cancelled enrolment on record; nobody has to learn anything by it.
        async state({ enrolmentRef }) {
          const kept = await readKept(sandbox, enrolmentRef);
          return kept?.enrolment_state === 'active' ? kept.modules.map((one) => one.module_key) : [];
        },
      }),
    ],
    stop: () => sandbox.stop(),
  };
}

describeConnector(coursepath, openCoursepath, reportOf('coursepath'));

describe('coursepath', { timeout: 60_000 }, () => {
  let sandbox: Sandbox;
  const context = (config: Record<string, unknown> = {}) => {
    const connection = connectionTo(sandbox);
    return createContext({
      connector: coursepath,
      connection: { ...connection, config: { ...connection.config, ...config } },
      key: 'k',
      now: () => new Date(),
    });
  };
  const enrol = (enrolment: LearningEnrolment, config = {}) =>
    runOperation(coursepath, 'learning.enrol', context(config), enrolment);
  const cancel = (enrolmentRef: string, config = {}) =>
    runOperation(coursepath, 'learning.cancel', context(config), { enrolmentRef });
  const effects = () => readEffects(sandbox, 'learning');

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(async () => sandbox.stop());

  it('enrols once, however often it is asked, and ends a day where the company is', async () => {
    const enrolment = newEnrolment();
    const before = (await effects()).length;
    const [first, ...others] = await Promise.all([1, 2, 3, 4, 5].map(() => enrol(enrolment)));
    expect(others).toEqual([first, first, first, first]);
    expect((await effects()).slice(before)).toEqual(['enrolment.written']);
    const kept = await readKept(sandbox, enrolment.enrolmentRef);
    expect(kept?.learner).toMatchObject({ full_name: marked.name, locale: 'zh_CN' });
    expect(kept?.modules[0]).toMatchObject({
      module_key: 'company-basics',
      due_at: String(Date.parse('2026-12-01T15:59:59Z') / 1000),
    });
    await enrol(enrolment, { timeZone: 'Europe/Berlin' });
    const moved = await readKept(sandbox, enrolment.enrolmentRef);
    expect(moved?.modules[0]?.due_at).toBe(String(Date.parse('2026-12-01T22:59:59Z') / 1000));
  });

  it('keeps what was done when the modules change', async () => {
    const enrolment = newEnrolment();
    const { remoteId } = await enrol(enrolment);
    const done = { ref: enrolment.enrolmentRef, moduleKey: 'company-basics' };
    await sandbox.control('learning/complete', done, 'POST');
    const [first] = enrolment.modules;
    const more = { ...enrolment, modules: [first!, { key: 'team-building', title: '', dueDate: '2027-01-01' }] };
    expect(await enrol(more)).toEqual({ remoteId });
    const kept = await readKept(sandbox, enrolment.enrolmentRef);
    expect(kept?.modules.map((one) => [one.module_key, one.completion_state])).toEqual([
      ['company-basics', 'completed'],
      ['team-building', 'not_completed'],
    ]);
  });

  it('cancels twice, and finds nothing to cancel where nothing is', async () => {
    const enrolment = newEnrolment();
    await enrol(enrolment);
    expect(await cancel(enrolment.enrolmentRef)).toEqual({ cancelled: true });
    expect(await cancel(enrolment.enrolmentRef)).toEqual({ cancelled: true });
    expect(await cancel(`enrol/${randomUUID()}`)).toEqual({ cancelled: false });
  });

  it('enrols again who was taken back, under the same reference and id; what was learnt stays learnt', async () => {
    const enrolment = newEnrolment();
    const before = (await effects()).length;
    const { remoteId } = await enrol(enrolment);
    const done = { ref: enrolment.enrolmentRef, moduleKey: 'company-basics' };
    await sandbox.control('learning/complete', done, 'POST');
    await cancel(enrolment.enrolmentRef);
    await setTimeout(3000);
    expect(await enrol(enrolment)).toEqual({ remoteId });
    expect(await enrol(enrolment)).toEqual({ remoteId });
    const kept = await readKept(sandbox, enrolment.enrolmentRef);
    expect([kept?.enrolment_state, kept?.modules[0]?.completion_state]).toEqual(['active', 'completed']);
    expect((await effects()).slice(before)).toEqual([
      'enrolment.written',
      'enrolment.cancelled',
      'enrolment.reactivated',
    ]);
    // And taken back once more.
    expect(await cancel(enrolment.enrolmentRef)).toEqual({ cancelled: true });
  });

  it('does not let an attempt that was begun before the cancelling bring it back, at whatever attempt it comes', async () => {
    const enrolment = newEnrolment();
    const begunAt = new Date();
    await enrol(enrolment);
    const send: ReturnType<typeof context>['http']['send'] = async (...request) => {
      await setTimeout(4000);
      return context().http.send(...request);
    };
    const heldUp = { ...context(), http: { send } };
    const first = runOperation(coursepath, 'learning.enrol', heldUp, enrolment).catch((error: unknown) => error);
    await cancel(enrolment.enrolmentRef);
    const conflict = { kind: 'conflict', code: 'enrolment_cancelled' };
    expect(await first).toMatchObject(conflict);
    const second = { ...context(), attempt: 2, firstAttemptAt: begunAt.toISOString() };
    await expect(runOperation(coursepath, 'learning.enrol', second, enrolment)).rejects.toMatchObject(conflict);
    expect((await readKept(sandbox, enrolment.enrolmentRef))?.enrolment_state).toBe('cancelled');
  });

  it('does not take the 404 of another address for "nothing to cancel"', async () => {
    const elsewhere = { baseUrl: `${sandbox.url}/nowhere` };
    await expect(cancel('a', elsewhere)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('says where an unknown module or a day that does not exist stands', async () => {
    const enrolment = newEnrolment();
    const unknown = { key: 'time-travel', title: '', dueDate: '2026-12-01' };
    await expect(enrol({ ...enrolment, modules: [...enrolment.modules, unknown] })).rejects.toMatchObject({
      kind: 'rejected',
      code: 'unknown_module',
      field: 'modules[2].key',
    });
    const never = { key: 'team-building', title: '', dueDate: '2026-02-30' };
    await expect(enrol({ ...enrolment, modules: [never] })).rejects.toMatchObject({
      kind: 'rejected',
      field: 'modules[0].dueDate',
    });
    expect(await readKept(sandbox, enrolment.enrolmentRef)).toBeNull();
  });

  it('is only as safe as its reference: a new one at each attempt is caught', async () => {
    const enrol = coursepath.operations['learning.enrol']!;
    const careless: Connector = {
      ...coursepath,
      operations: {
        'learning.enrol': { ...enrol, run: (ctx, input) => enrol.run(ctx, { ...input, enrolmentRef: randomUUID() }) },
      },
    };
    const one = matrixCase({
      operation: 'learning.enrol',
      prepare: async () => newEnrolment(),
      effects: ['enrolment.written'],
      secrets: [],
    });
    const simulator = sandbox.simulator('learning', ['enrolment.written']);
    const judged = await runFaultMatrix(careless, connectionTo(sandbox), simulator, [one], ['timeoutAfterCommit']);
    expect(judged.findings.join()).toMatch(/enrolment\.written, enrolment\.written/);
  });
});
