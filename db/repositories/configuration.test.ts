import { beforeEach, describe, expect, it } from 'vitest';
import type { Process } from '../../schemas/types.ts';
import { SealError } from '../../security/sealing.ts';
import { forEachDatabase } from '../../test/support/databases.ts';
import { createTestVault, instant } from '../../test/support/records.ts';
import type { Db } from '../connection.ts';
import {
  getConnection,
  insertConnection,
  listActiveConnections,
  listConnections,
  loadCredentials,
  savePollCursor,
  saveProbe,
  updateConnection,
} from './connections.ts';
import { getDepartment, insertDepartment, listDepartments } from './departments.ts';
import { getJob, getJobs, insertJob, listJobs, updateJob } from './jobs.ts';
import type { JobRecord } from './jobs.ts';
import {
  getProcessVersion,
  getPublishedVersion,
  getPublishedVersionNumbers,
  insertProcessVersion,
  listProcessVersions,
  publishProcessVersion,
  updateUnpublishedVersion,
} from './process-versions.ts';
import { getRubric, insertRubric, listRubrics, updateRubric } from './rubrics.ts';

const vault = createTestVault();

forEachDatabase((_kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });

  it('departments are added once and listed', async () => {
    const department = { id: 'sales', name: { zh: '销售部', en: 'Sales' }, createdAt: instant() };
    await insertDepartment(db.knex, department);
    await expect(insertDepartment(db.knex, department)).rejects.toMatchObject({ code: 'conflict', path: '/id' });
    expect(await getDepartment(db.knex, 'sales')).toEqual({ ...department, version: 1 });
    expect(await getDepartment(db.knex, 'Sales')).toBeNull();
    expect((await listDepartments(db.knex, {})).items).toEqual([{ ...department, version: 1 }]);
  });

  it('jobs are read back, changed by version, and keep their code to themselves', async () => {
    const job: JobRecord = {
      id: 'j1',
      code: 'CS-001',
      title: { zh: '客服', en: 'Customer service' },
      departmentId: 'sales',
      processId: 'first',
      rubricId: 'r1',
      connections: { interview: 'cv' },
      status: 'open',
      createdAt: instant(),
      updatedAt: instant(),
      version: 1,
    };
    await insertJob(db.knex, job);
    await insertJob(db.knex, { ...job, id: 'j2', code: 'CS-002', departmentId: 'care', questions: [] });
    expect(await getJob(db.knex, 'j1')).toEqual(job);
    expect((await getJobs(db.knex, ['j1', 'j2', 'j3'])).size).toBe(2);
    await expect(insertJob(db.knex, { ...job, id: 'j3' })).rejects.toMatchObject({ code: 'conflict' });
    const changed = await updateJob(db.knex, { ...job, status: 'closed' }, instant(1));
    expect(await getJob(db.knex, 'j1')).toEqual({ ...job, status: 'closed', version: 2, updatedAt: instant(1) });
    await expect(updateJob(db.knex, job, instant(2))).rejects.toMatchObject({ code: 'version_conflict' });
    await expect(updateJob(db.knex, { ...changed, code: 'CS-002' }, instant(2))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await listJobs(db.knex, { departmentId: 'care' })).items.map(({ id }) => id)).toEqual(['j2']);
    expect((await listJobs(db.knex, { status: 'closed' })).items.map(({ id }) => id)).toEqual(['j1']);
  });

  it('rubrics are read back and changed by version', async () => {
    const rubric = {
      id: 'r1',
      name: { en: 'Service' },
      dimensions: [{ key: 'communication', name: { zh: '沟通' }, weight: 2 }],
      passAt: 0.6,
      createdAt: instant(),
      updatedAt: instant(),
      version: 1,
    };
    await insertRubric(db.knex, rubric);
    await expect(insertRubric(db.knex, rubric)).rejects.toMatchObject({ code: 'conflict' });
    await updateRubric(db.knex, { ...rubric, passAt: 0.7 }, instant(1));
    expect(await getRubric(db.knex, 'r1')).toMatchObject({ passAt: 0.7, version: 2 });
    await expect(updateRubric(db.knex, rubric, instant(2))).rejects.toMatchObject({ code: 'version_conflict' });
    expect(await getRubric(db.knex, 'r2')).toBeNull();
    expect((await listRubrics(db.knex, {})).items).toHaveLength(1);
  });

  describe('connections', () => {
    const connection = {
      id: 'cv',
      connectorId: 'clearvoice',
      name: 'Vendor',
      config: { baseUrl: 'http://v' },
      createdAt: instant(),
    };

    it('give their credentials to nobody but who asks for just that', async () => {
      await insertConnection(db.knex, vault, { ...connection, credentials: { token: 'CANARY' } });
      const read = await getConnection(db.knex, 'cv');
      expect(read).toMatchObject({
        ...connection,
        credentialsSet: true,
        status: 'active',
        lastProbe: null,
        version: 1,
      });
      expect(JSON.stringify([read, await db.knex('connections')])).not.toContain('CANARY');
      expect(await loadCredentials(db.knex, vault, 'cv')).toEqual({ token: 'CANARY' });
      await expect(loadCredentials(db.knex, createTestVault(), 'cv')).rejects.toThrow(SealError);
      await expect(loadCredentials(db.knex, vault, 'none')).rejects.toMatchObject({ code: 'connection_not_found' });
      await expect(insertConnection(db.knex, vault, { ...connection, credentials: {} })).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('do not open credentials copied from another connection', async () => {
      await insertConnection(db.knex, vault, { ...connection, credentials: { token: 'a' } });
      await insertConnection(db.knex, vault, { ...connection, id: 'evil', credentials: {} });
      const { credentials } = (await db.knex('connections').where({ id: 'cv' }).first()) as { credentials: string };
      await db.knex('connections').where({ id: 'evil' }).update({ credentials });
      await expect(loadCredentials(db.knex, vault, 'evil')).rejects.toThrow(SealError);
    });

    it('change by version; probe and poll are no change', async () => {
      await insertConnection(db.knex, vault, { ...connection, credentials: { token: 'a' } });
      await saveProbe(db.knex, 'cv', { ok: true, at: instant(1), detail: 'hello' });
      await savePollCursor(db.knex, 'cv', { cursor: 'c1', at: instant(2) });
      expect(await getConnection(db.knex, 'cv')).toMatchObject({
        pollCursor: 'c1',
        polledAt: instant(2),
        lastProbe: { ok: true },
        version: 1,
      });
      const changed = await updateConnection(
        db.knex,
        vault,
        'cv',
        { name: 'New', status: 'disabled' },
        { now: instant(3), expectedVersion: 1 },
      );
      expect(changed).toMatchObject({ name: 'New', status: 'disabled', version: 2, pollCursor: 'c1' });
      expect(await loadCredentials(db.knex, vault, 'cv')).toEqual({ token: 'a' });
      expect(
        (await updateConnection(db.knex, vault, 'cv', { credentials: {} }, { now: instant(4) })).credentialsSet,
      ).toBe(false);
      expect(await loadCredentials(db.knex, vault, 'cv')).toEqual({});
      await expect(
        updateConnection(db.knex, vault, 'cv', {}, { now: instant(5), expectedVersion: 1 }),
      ).rejects.toMatchObject({ code: 'version_conflict' });
      await expect(updateConnection(db.knex, vault, 'none', {}, { now: instant(5) })).rejects.toMatchObject({
        code: 'connection_not_found',
      });
      expect(await listActiveConnections(db.knex)).toEqual([]);
      expect((await listConnections(db.knex, {})).items).toHaveLength(1);
    });
  });

  describe('process versions', () => {
    const definition = { processId: 'first', name: { en: 'First' }, stages: [] } as unknown as Process;
    const draft = (at = instant()) => insertProcessVersion(db.knex, { definition, createdAt: at, createdBy: 'user:a' });

    it('count up, one in force at a time, and a published one never changes', async () => {
      expect(await draft()).toMatchObject({ version: 1, status: 'draft' });
      expect(await draft(instant(1))).toMatchObject({ version: 2 });
      expect(await getPublishedVersion(db.knex, 'first')).toBeNull();
      await updateUnpublishedVersion(db.knex, 'first', 1, {
        status: 'inReview',
        definition: { ...definition, name: { en: 'Changed' } },
      });
      for (const version of [1, 2]) {
        await db.transaction((tx) =>
          publishProcessVersion(tx, { processId: 'first', version, publishedBy: 'user:b', at: instant(2) }),
        );
        expect((await getPublishedVersion(db.knex, 'first'))?.version).toBe(version);
      }
      expect(await getProcessVersion(db.knex, 'first', 1)).toMatchObject({
        status: 'retired',
        definition: { name: { en: 'Changed' } },
      });
      await expect(updateUnpublishedVersion(db.knex, 'first', 2, { definition })).rejects.toMatchObject({
        code: 'process_version_immutable',
      });
      const again = db.transaction((tx) =>
        publishProcessVersion(tx, { processId: 'first', version: 1, publishedBy: 'u', at: instant(3) }),
      );
      await expect(again).rejects.toMatchObject({ code: 'process_version_immutable' });
      expect((await getPublishedVersion(db.knex, 'first'))?.version).toBe(2);
      expect(await getPublishedVersionNumbers(db.knex, ['first', 'other'])).toEqual(new Map([['first', 2]]));
      expect(await getProcessVersion(db.knex, 'first', 9)).toBeNull();
    });

    it('are listed newest first in pages, with equal times too', async () => {
      for (let n = 0; n < 12; n++) await draft();
      const seen: number[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listProcessVersions>> = await listProcessVersions(db.knex, {
          processId: 'first',
          limit: 5,
          cursor,
        });
        seen.push(...page.items.map(({ version }) => version));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect((await listProcessVersions(db.knex, { status: 'published' })).items).toEqual([]);
    });
  });
});
