import { afterAll, beforeAll, expect, it } from 'vitest';
import { peoplebase } from '../../connectors/peoplebase/index.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { matrixFaults, runFaultMatrix } from '../../connectors/kit/fault-matrix.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { holdReport } from './support/report.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import {
  connectionTo,
  countedKinds,
  marked,
  matrixCases,
  newDecision,
  newPerson,
  newResult,
} from './support/subjects.ts';

let sandbox: Sandbox;
let connection: ConnectionRecord;
const contextOf = (more: Partial<Parameters<typeof createContext>[0]> = {}) =>
  createContext({ connector: peoplebase, connection, key: 'k', now: () => new Date(), ...more });
const readBack = async (id: string): Promise<Record<string, unknown>> => {
  const response = await fetch(`${sandbox.url}/ehr/api/applicants/${id}`, {
    headers: { Authorization: `Bearer ${sandbox.tokens.ehr}` },
  });
  return ((await response.json()) as { data: Record<string, unknown> }).data;
};

beforeAll(async () => {
  sandbox = await startSandbox();
  connection = connectionTo(sandbox, 'peoplebase');
});
afterAll(async () => sandbox.stop());

it('has each effect exactly once under every fault', { timeout: 180_000 }, async () => {
  const { struck, findings } = await runFaultMatrix(
    peoplebase,
    connection,
    sandbox.simulator('ehr', countedKinds),
    matrixCases(sandbox, peoplebase, connection),
  );
  expect(findings).toEqual([]);
  expect(struck['ehr.writeResult']).toEqual([...matrixFaults]);
  holdReport({ connectorId: 'peoplebase', against: 'sandbox', operations: struck, webhooks: [] });
});

it('shows identity, total, dimensions, comments, link, times, interviewer, result and decision when read back', async () => {
  const person = newPerson();
  const result = newResult(person);
  const { remoteId } = await runOperation(peoplebase, 'ehr.writeResult', contextOf(), result);
  const passed = { ...result, result: 'pass' as const };
  expect(await runOperation(peoplebase, 'ehr.writeResult', contextOf(), passed)).toEqual({ remoteId });
  expect(await runOperation(peoplebase, 'ehr.writeDecision', contextOf(), newDecision(person))).toEqual({ remoteId });
  const status = { person, status: 'hired' };
  expect(await runOperation(peoplebase, 'ehr.writeStatus', contextOf(), status)).toEqual({ remoteId });
  const { person: _person, ...assessment } = passed;
  const { person: _same, ...decision } = newDecision(person);
  expect(await readBack(remoteId)).toMatchObject({
    ...marked,
    externalRef: person.externalRef,
    status: 'hired',
    assessments: [assessment],
    decision,
  });
});

it('makes one applicant when several operations about a new person run at once', async () => {
  const person = newPerson();
  const written = await Promise.all([
    runOperation(peoplebase, 'ehr.writeResult', contextOf(), newResult(person)),
    runOperation(peoplebase, 'ehr.writeDecision', contextOf(), newDecision(person)),
    runOperation(peoplebase, 'ehr.writeStatus', contextOf(), { person, status: 'hired' }),
  ]);
  expect(new Set(written.map((one) => one.remoteId)).size).toBe(1);
  const { effects } = (await sandbox.control('ledger?kind=applicant.created')) as { effects: { key: string }[] };
  expect(effects.filter((effect) => effect.key === person.externalRef)).toHaveLength(1);
});

it('says what the vendor refuses in 200 without quoting it', async () => {
  const person = { ...newPerson(), email: 'not an address' };
  const refused = runOperation(peoplebase, 'ehr.writeStatus', contextOf(), { person, status: 'hired' });
  await expect(refused).rejects.toMatchObject({ kind: 'rejected', code: '40012', field: 'email' });
  await expect(refused).rejects.not.toThrow(/not an address/);
});

it('makes up no total and no time', async () => {
  for (const name of ['total', 'startedAt', 'completedAt'] as const) {
    await expect(
      runOperation(peoplebase, 'ehr.writeResult', contextOf(), { ...newResult(), [name]: null }),
    ).rejects.toMatchObject({ kind: 'rejected', code: 'result_incomplete', field: name });
  }
});

it('takes 10,000 characters, emoji and right-to-left text as they are', async () => {
  const person = { ...newPerson(), name: `${'长'.repeat(9_980)}👩‍🚀 שלום` };
  const { remoteId } = await runOperation(peoplebase, 'ehr.writeResult', contextOf(), newResult(person));
  expect((await readBack(remoteId))['name']).toBe(person.name);
});

it('probes: good, wrong token, nobody there', async () => {
  expect(await peoplebase.probe(contextOf())).toEqual({ ok: true, detail: 'Connected to Peoplebase sandbox.' });
  const wrongToken = { ...connection, credentials: { token: 'wrong' } };
  expect(await peoplebase.probe(contextOf({ connection: wrongToken }))).toMatchObject({ ok: false });
  const nobody = { ...connection, config: { baseUrl: 'http://127.0.0.1:9' } };
  expect(await peoplebase.probe(contextOf({ connection: nobody }))).toMatchObject({ ok: false });
});
