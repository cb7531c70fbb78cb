import { afterAll, beforeAll, expect, it } from 'vitest';
import { peoplebase } from '../../connectors/peoplebase/index.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { newDocument, newEmployee, newPlan, openPeoplebase, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { connectionTo, marked, newDecision, newPerson, newResult } from './support/subjects.ts';

describeConnector(peoplebase, openPeoplebase, reportOf('peoplebase'));

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

it('shows identity, total, dimensions, comments, link, times, interviewer, result and decision when read back', async () => {
  const person = newPerson();
  const result = newResult(person);
  const { remoteId } = await runOperation(peoplebase, 'ehr.writeResult', contextOf(), result);
  const passed = { ...result, result: 'pass' as const };
  expect(await runOperation(peoplebase, 'ehr.writeResult', contextOf(), passed)).toEqual({ remoteId });
  const decided = newDecision(person);
  expect(await runOperation(peoplebase, 'ehr.writeDecision', contextOf(), decided)).toEqual({ remoteId });
  const status = { person, status: 'hired' };
  expect(await runOperation(peoplebase, 'ehr.writeStatus', contextOf(), status)).toEqual({ remoteId });
  const { person: _person, ...assessment } = passed;
  const { person: _same, ...decision } = decided;
  expect(await readBack(remoteId)).toMatchObject({
    ...marked,
    externalRef: person.externalRef,
    status: 'hired',
    assessments: [assessment],
    decision,
  });
});

it('keeps every decision of an application, and upserts each by its ref', async () => {
  const person = newPerson();
  const review = { ...newDecision(person), decisionRef: 'review/1', decidedAt: '2026-11-22T02:00:00.000Z' };
  const interview = {
    ...newDecision(person),
    decisionRef: 'interview/1',
    decidedAt: '2026-11-23T02:00:00.000Z',
    result: 'fail' as const,
  };
  const { remoteId } = await runOperation(peoplebase, 'ehr.writeDecision', contextOf(), review);
  await runOperation(peoplebase, 'ehr.writeDecision', contextOf(), interview);
  await runOperation(peoplebase, 'ehr.writeDecision', contextOf(), { ...review, comments: '更正后的意见' });
  expect(await readBack(remoteId)).toMatchObject({
    decisions: [
      { decisionRef: 'review/1', result: 'pass', comments: '更正后的意见', revision: 2 },
      { decisionRef: 'interview/1', result: 'fail', revision: 1 },
    ],
    decision: { decisionRef: 'interview/1' },
  });
});

it('files a document that can be downloaded byte by byte, and a plan', async () => {
  const person = newPerson();
  const document = newDocument(person);
  const { remoteId } = await runOperation(peoplebase, 'ehr.fileDocument', contextOf(), document);
  const plan = newPlan(person);
  expect(await runOperation(peoplebase, 'ehr.writePlan', contextOf(), plan)).toEqual({ remoteId });
  const { tasks, modules, planRef } = plan;
  expect(await readBack(remoteId)).toMatchObject({
    documents: [{ documentRef: document.documentRef, title: '录用通知书', sizeBytes: 15, revision: 1 }],
    plans: [{ planRef, tasks, modules }],
  });
  const download = await fetch(`${sandbox.url}/ehr/documents/${remoteId}/${document.documentRef}`);
  expect(Buffer.from(await download.arrayBuffer()).toString('base64')).toBe(document.content);
  expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
});

it('says which field of a document is refused', async () => {
  const document = { ...newDocument(), content: Buffer.from('no PDF').toString('base64') };
  const refused = runOperation(peoplebase, 'ehr.fileDocument', contextOf(), document);
  await expect(refused).rejects.toMatchObject({ kind: 'rejected', code: '40012', field: 'content' });
});

it('makes one employee, changes it, withdraws it and makes another one under a new number', async () => {
  const employee = newEmployee();
  const { person } = employee;
  const [first, same] = await Promise.all([
    runOperation(peoplebase, 'ehr.createEmployee', contextOf(), employee),
    runOperation(peoplebase, 'ehr.createEmployee', contextOf(), employee),
  ]);
  expect(same).toEqual(first);
  expect(first.employeeNumber).toMatch(/^0\d{5}$/);
  const later = { ...employee, startDate: '2099-02-01' };
  expect(await runOperation(peoplebase, 'ehr.createEmployee', contextOf(), later)).toEqual(first);
  const withdraw = { person, reason: '候选人放弃入职' };
  const taken = await runOperation(peoplebase, 'ehr.withdrawEmployee', contextOf(), withdraw);
  expect(taken).toEqual({ remoteId: first.remoteId });
  expect(await runOperation(peoplebase, 'ehr.withdrawEmployee', contextOf(), withdraw)).toEqual(taken);
  const second = await runOperation(peoplebase, 'ehr.createEmployee', contextOf(), employee);
  expect(second.employeeNumber).not.toBe(first.employeeNumber);
  const response = await fetch(`${sandbox.url}/ehr/api/employees/${first.remoteId}`, {
    headers: { Authorization: `Bearer ${sandbox.tokens.ehr}` },
  });
  expect(await response.json()).toMatchObject({
    data: {
      status: 'withdrawn',
      startDate: '2099-02-01',
      history: [{ what: 'created' }, { what: 'changed' }, { what: 'withdrawn', reason: '候选人放弃入职' }],
    },
  });
});

it('withdraws nobody where nobody is, and nobody who has begun', async () => {
  const unknown = { person: newPerson(), reason: 'x' };
  expect(await runOperation(peoplebase, 'ehr.withdrawEmployee', contextOf(), unknown)).toEqual({ remoteId: '' });
  const begun = { ...newEmployee(), startDate: '2020-01-06' };
  await runOperation(peoplebase, 'ehr.createEmployee', contextOf(), begun);
  const refused = runOperation(peoplebase, 'ehr.withdrawEmployee', contextOf(), { person: begun.person, reason: 'x' });
  await expect(refused).rejects.toMatchObject({ kind: 'conflict' });
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
