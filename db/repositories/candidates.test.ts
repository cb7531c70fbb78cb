import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addApplication, addCandidate, createTestVault, instant } from '../../test/support/records.ts';
import type { Db } from '../connection.ts';
import { tables } from '../tables.ts';
import {
  findByContact,
  findByRemoteId,
  getCandidate,
  getCandidates,
  listCandidates,
  normaliseContact,
  updateCandidate,
} from './candidates.ts';
import { setFact } from './facts.ts';
import { insertInboxRows, sealInboxContent } from './inbox.ts';
import { insertOrder, updateOrder } from './interview-orders.ts';
import { destroyDataKeys, forgetDataKeys, loadDataKey } from './keys.ts';
import { insertMessage } from './messages.ts';
import { addRemoteId, findRemoteId, listRemoteIdsOfApplications, listRemoteIdsOfCandidates } from './remote-ids.ts';
import { findResume, getResume, insertResume, listResumesOfApplication } from './resumes.ts';
import { insertScorecard } from './scorecards.ts';
import { insertTaskAnswer } from './tasks.ts';

const vault = createTestVault();
const person = {
  formattedName: '张三丰',
  emails: ['Zhang.Sanfeng@Example.com'],
  phones: ['+8613800138001'],
  nationalId: '11010519491231002x',
};

forEachDatabase((_kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    forgetDataKeys(vault);
  });

  describe('a candidate', () => {
    it('is read back, and found by each contact however it is written', async () => {
      const { candidateId, key } = await addCandidate(db, vault, person);
      const read = await getCandidate(db.knex, vault, candidateId);
      expect(read).toMatchObject({ ...person, id: candidateId, keyId: key.id, version: 1 });
      expect(await findByContact(db.knex, vault, 'email', ' zhang.sanfeng@example.COM')).toEqual([candidateId]);
      expect(await findByContact(db.knex, vault, 'phone', '+86 138-0013-8001')).toEqual([candidateId]);
      expect(await findByContact(db.knex, vault, 'nationalId', '11010519491231002X')).toEqual([candidateId]);
      expect(await findByContact(db.knex, vault, 'phone', '+8613800138002')).toEqual([]);
      expect(await findByContact(db.knex, createTestVault(), 'phone', '+8613800138001')).toEqual([]);
      expect(await getCandidate(db.knex, vault, 'unknown')).toBeNull();
    });

    it('may share a contact with another', async () => {
      const one = await addCandidate(db, vault, person);
      const two = await addCandidate(db, vault, { emails: [...person.emails, person.emails[0] ?? ''] });
      expect((await findByContact(db.knex, vault, 'email', person.emails[0] ?? '')).sort()).toEqual(
        [one.candidateId, two.candidateId].sort(),
      );
    });

    it('changes what was named, is found by the new contact and no longer by the old', async () => {
      const { candidateId } = await addCandidate(db, vault, person);
      const changed = await db.transaction((tx) =>
        updateCandidate(
          tx,
          vault,
          candidateId,
          { phones: ['+8613900139001'], locale: 'en' },
          { now: instant(1), expectedVersion: 1 },
        ),
      );
      expect(changed).toMatchObject({ formattedName: '张三丰', phones: ['+8613900139001'], locale: 'en', version: 2 });
      expect(await getCandidate(db.knex, vault, candidateId)).toEqual(changed);
      expect(await findByContact(db.knex, vault, 'phone', '+8613800138001')).toEqual([]);
      expect(await findByContact(db.knex, vault, 'phone', '+8613900139001')).toEqual([candidateId]);
    });

    it('is changed by one of two people who read the same version', async () => {
      const { candidateId } = await addCandidate(db, vault, person);
      const change = (formattedName: string) =>
        db.transaction((tx) =>
          updateCandidate(tx, vault, candidateId, { formattedName }, { now: instant(1), expectedVersion: 1 }),
        );
      const results = await Promise.allSettled([change('a'), change('b')]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
        code: 'version_conflict',
      });
      await expect(updateCandidate(db.knex, vault, 'unknown', {}, { now: instant() })).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    it('cannot be read once the key is destroyed, also with the row restored from nowhere', async () => {
      const gone = await addCandidate(db, vault, person);
      const stays = await addCandidate(db, vault, person, instant(1));
      expect(await destroyDataKeys(db.knex, vault, gone.candidateId, instant(2))).toEqual([gone.key.id]);
      await destroyDataKeys(db.knex, vault, gone.candidateId, instant(3));
      await expect(getCandidate(db.knex, vault, gone.candidateId)).rejects.toMatchObject({ code: 'candidate_erased' });
      await expect(loadDataKey(db.knex, vault, gone.key.id)).rejects.toMatchObject({ code: 'candidate_erased' });
      expect([...(await getCandidates(db.knex, vault, [gone.candidateId, stays.candidateId])).keys()]).toEqual([
        stays.candidateId,
      ]);
      expect((await listCandidates(db.knex, vault, {})).items.map(({ id }) => id)).toEqual([stays.candidateId]);
      expect(await db.knex('data_keys').where({ id: gone.key.id }).first()).toMatchObject({
        wrapped_key: null,
        destroyed_at: instant(2),
      });
    });

    it('is listed newest first, or from a set of ids', async () => {
      const ids: string[] = [];
      for (let n = 0; n < 3; n++) ids.unshift((await addCandidate(db, vault, person, instant(n))).candidateId);
      const first = await listCandidates(db.knex, vault, { limit: 2 });
      const second = await listCandidates(db.knex, vault, { limit: 2, cursor: first.nextCursor });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
      expect((await listCandidates(db.knex, vault, { ids: [] })).items).toEqual([]);
      expect((await listCandidates(db.knex, vault, { ids: ids.slice(0, 1) })).items).toHaveLength(1);
    });
  });

  describe('remote ids', () => {
    it('of any system find the candidate', async () => {
      const { candidateId, applicationId } = await addApplication(db, vault);
      const base = { candidateId, connectionId: null, createdAt: instant() };
      await addRemoteId(db.knex, { ...base, applicationId: null, system: 'crm', remoteId: '候选人-2023-001' });
      await addRemoteId(db.knex, { ...base, applicationId, system: 'interview', remoteId: '面试-2023-001' });
      await addRemoteId(db.knex, { ...base, applicationId, system: 'interview', remoteId: '面试-2023-001' });
      expect(await findByRemoteId(db.knex, '面试-2023-001')).toEqual([candidateId]);
      expect(await findByRemoteId(db.knex, '候选人-2023-001')).toEqual([candidateId]);
      expect(await findByRemoteId(db.knex, '候选人-2023-001', 'interview')).toEqual([]);
      expect(await findByRemoteId(db.knex, '候选人-2023-002')).toEqual([]);
      expect((await listRemoteIdsOfCandidates(db.knex, [candidateId])).get(candidateId)).toHaveLength(2);
      expect((await listRemoteIdsOfApplications(db.knex, [applicationId])).get(applicationId)).toHaveLength(1);
      expect(await findRemoteId(db.knex, candidateId, 'crm')).toBe('候选人-2023-001');
      expect(await findRemoteId(db.knex, candidateId, 'ehr')).toBeNull();
    });

    it('belong to one candidate in one system', async () => {
      const one = await addCandidate(db, vault);
      const two = await addCandidate(db, vault);
      const id = { applicationId: null, connectionId: null, system: 'crm', remoteId: 'x', createdAt: instant() };
      await addRemoteId(db.knex, { ...id, candidateId: one.candidateId });
      await expect(addRemoteId(db.knex, { ...id, candidateId: two.candidateId })).rejects.toMatchObject({
        code: 'conflict',
      });
      await addRemoteId(db.knex, { ...id, candidateId: two.candidateId, system: 'ehr' });
      expect((await findByRemoteId(db.knex, 'x')).sort()).toEqual([one.candidateId, two.candidateId].sort());
    });
  });

  it('leaves nothing readable of a person anywhere in the database, and the same search finds a planted leak', async () => {
    const { applicationId, candidateId, key } = await addApplication(db, vault, {
      candidate: await addCandidate(db, vault, {
        formattedName: 'CANARY-1',
        emails: ['CANARY-2@example.com'],
        phones: ['+8613800138001'],
      }),
    });
    const id = () => randomUUID();
    await insertResume(db.knex, key, {
      id: 'r1',
      candidateId,
      applicationId,
      format: 'text',
      sizeBytes: 1,
      fileName: 'CANARY-3.txt',
      fields: { formattedName: 'CANARY-4' },
      text: 'CANARY-5',
      fileRef: 'f1',
      receivedAt: instant(),
    });
    expect((await getResume(db.knex, key, 'r1'))?.text).toBe('CANARY-5');
    expect(await listResumesOfApplication(db.knex, key, applicationId)).toHaveLength(1);
    expect(await findResume(db.knex, 'r1')).toEqual({ candidateId, applicationId });
    await setFact(db.knex, key, {
      applicationId,
      name: 'answers.a',
      value: 'CANARY-6',
      source: 'candidate',
      at: instant(),
    });
    await insertTaskAnswer(db.knex, key, {
      id: id(),
      taskId: 't',
      applicationId,
      actor: 'u',
      outcome: 'pass',
      content: { comments: 'CANARY-7', scorecard: null },
      createdAt: instant(),
    });
    await insertScorecard(db.knex, key, {
      id: id(),
      applicationId,
      taskId: 't',
      reviewer: 'u',
      recommendation: 'yes',
      ratings: [{ dimension: 'd', rating: 1, comment: 'CANARY-8' }],
      comments: 'CANARY-9',
      outcome: 'pass',
      submittedAt: instant(),
    });
    await insertOrder(db.knex, {
      id: 'o',
      applicationId,
      stageId: 's',
      connectionId: 'c',
      expiresAt: null,
      createdAt: instant(),
    });
    await updateOrder(db.knex, key, 'o', {
      inviteUrl: 'https://CANARY-10',
      recording: { url: 'https://CANARY-11' },
      updatedAt: instant(),
    });
    await insertMessage(db.knex, key, {
      id: id(),
      applicationId,
      messageKey: 'm',
      template: 't',
      channel: 'mail',
      language: 'zh',
      status: 'queued',
      content: { to: { email: 'CANARY-12' }, subject: 'CANARY-13', text: 'CANARY-14' },
      createdAt: instant(),
    });
    const inbox = {
      connectionId: 'c',
      eventType: 'e',
      via: 'webhook',
      remoteOrderId: null,
      externalRef: null,
      occurredAt: instant(),
      receivedAt: instant(),
    } as const;
    await insertInboxRows(db.knex, [
      { ...inbox, id: 'i1', deliveryKey: '1', applicationId, content: sealInboxContent(vault, key, 'i1', 'CANARY-15') },
      {
        ...inbox,
        id: 'i2',
        deliveryKey: '2',
        applicationId: null,
        content: sealInboxContent(vault, null, 'i2', 'CANARY-16'),
      },
    ]);
    const dump = async () => {
      const rows = await Promise.all(tables.map((table) => db.knex(table)));
      return JSON.stringify(rows);
    };
    expect(await dump()).not.toMatch(/CANARY|13800138001/);
    await db.knex('departments').insert({ id: 'leak', name: 'CANARY-17', created_at: instant() });
    expect(await dump()).toContain('CANARY-17');
  });
});

describe('contacts', () => {
  it.each([
    ['email', 'Ａ@Ｅxample.com', 'a@example.com'],
    ['phone', '+86 (138) 0013-8001', '+8613800138001'],
    ['nationalId', ' 11010519491231002x ', '11010519491231002X'],
  ] as const)('of kind %s are compared in one form: %j', (kind, value, normal) => {
    expect(normaliseContact(kind, value)).toBe(normal);
  });
});
