import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addApplication, addCandidate, createTestVault, emptyState, instant } from '../../test/support/records.ts';
import { encodeCursor } from '../page.ts';
import type { Db } from '../connection.ts';
import {
  countApplications,
  findApplicationKeyId,
  getApplication,
  getApplications,
  listApplications,
  listOverdueApplications,
  listUnstartedApplications,
  lockApplication,
  markWorkflowStarted,
  saveApplicationStep,
} from './applications.ts';
import { getStep, insertStep } from './steps.ts';

const vault = createTestVault();

forEachDatabase((_kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });

  describe('an application', () => {
    it('is read back as it was added, at step 0', async () => {
      const { applicationId, candidateId, key } = await addApplication(db, vault, { jobId: 'job-1' });
      const application = await getApplication(db.knex, applicationId);
      expect(application).toMatchObject({
        candidateId,
        keyId: key.id,
        jobId: 'job-1',
        seq: 0,
        version: 1,
        status: 'active',
      });
      expect(application?.state).toEqual(emptyState);
      expect(await getApplication(db.knex, 'unknown')).toBeNull();
      expect(await findApplicationKeyId(db.knex, applicationId)).toBe(key.id);
      expect(await findApplicationKeyId(db.knex, 'unknown')).toBeNull();
      expect((await getApplications(db.knex, [applicationId, 'unknown'])).map(({ id }) => id)).toEqual([applicationId]);
    });

    it('is the only one of its candidate for a job, also when two are added at once', async () => {
      const candidate = await addCandidate(db, vault);
      const results = await Promise.allSettled(
        [1, 2, 3].map(() => addApplication(db, vault, { candidate, jobId: 'job-1' })),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'application_exists' });
      }
    });

    it('may be followed by another one of the same candidate for the same job once it has ended', async () => {
      const candidate = await addCandidate(db, vault);
      const first = await addApplication(db, vault, { candidate, jobId: 'job-1' });
      await expect(addApplication(db, vault, { candidate, jobId: 'job-1' })).rejects.toMatchObject({
        code: 'application_exists',
      });
      const end = { status: 'withdrawn' as const, endedAt: '2026-01-02T00:00:00.000Z' };
      await saveApplicationStep(db.knex, {
        id: first.applicationId,
        state: { ...emptyState, ...end },
        ...end,
        stageId: null,
        seq: 1,
        nextWakeAt: null,
        now: end.endedAt,
      });
      await addApplication(db, vault, { candidate, jobId: 'job-1' });
    });

    it('takes each step once, even from two drivers at the same moment', async () => {
      const { applicationId } = await addApplication(db, vault);
      const step = (stageId: string) =>
        db.transaction(async (tx) => {
          const before = await lockApplication(tx, applicationId);
          if (before?.seq !== 0) return 'late';
          await saveApplicationStep(tx, {
            id: applicationId,
            state: { ...emptyState, stageId },
            status: 'active',
            stageId,
            seq: 1,
            nextWakeAt: instant(5),
            endedAt: null,
            now: instant(1),
          });
          return 'taken';
        });
      expect((await Promise.all([step('one'), step('two'), step('three')])).sort()).toEqual(['late', 'late', 'taken']);
      const after = await getApplication(db.knex, applicationId);
      expect(after).toMatchObject({ seq: 1, version: 2, nextWakeAt: instant(5), updatedAt: instant(1) });
    });

    it('refuses a step that was taken before', async () => {
      const { applicationId } = await addApplication(db, vault);
      const step = { state: emptyState, status: 'active', stageId: null, nextWakeAt: null, endedAt: null } as const;
      await saveApplicationStep(db.knex, { ...step, id: applicationId, seq: 2, now: instant(1) });
      for (const seq of [1, 2]) {
        await expect(
          saveApplicationStep(db.knex, { ...step, id: applicationId, seq, now: instant(2) }),
        ).rejects.toThrow(`is past step ${seq - 1}`);
      }
    });

    it('keeps what each step answered, once', async () => {
      const { applicationId } = await addApplication(db, vault);
      const result = {
        taken: [{ key: 'started', outcome: { accepted: true as const } }],
        commands: [],
        nextWakeAt: null,
        ended: false,
      };
      await insertStep(db.knex, { applicationId, seq: 1, result, at: instant() });
      expect(await getStep(db.knex, applicationId, 1)).toEqual(result);
      expect(await getStep(db.knex, applicationId, 2)).toBeNull();
      await expect(insertStep(db.knex, { applicationId, seq: 1, result, at: instant() })).rejects.toThrow();
    });
  });

  describe('lists of applications', () => {
    it('come newest first in pages that neither skip nor repeat, with equal times too', async () => {
      const ids: string[] = [];
      for (let n = 0; n < 7; n++) {
        ids.push((await addApplication(db, vault, { createdAt: instant(Math.floor(n / 3)) })).applicationId);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listApplications>> = await listApplications(db.knex, {
          cursor,
          limit: 2,
        });
        seen.push(...page.items.map(({ id }) => id));
        // One that arrives while somebody reads shifts nothing.
        if (seen.length === 2) await addApplication(db, vault, { createdAt: instant(9) });
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect([...seen].sort()).toEqual([...ids].sort());
      expect(new Set(seen).size).toBe(7);
    });

    it('can be narrowed', async () => {
      const one = await addApplication(db, vault, { jobId: 'job-1', departmentId: 'sales' });
      await addApplication(db, vault, { jobId: 'job-2', departmentId: 'care' });
      const ids = async (filter: object) => (await listApplications(db.knex, filter)).items.map(({ id }) => id);
      expect(await ids({ jobId: 'job-1' })).toEqual([one.applicationId]);
      expect(await ids({ departmentId: 'sales' })).toEqual([one.applicationId]);
      expect(await ids({ candidateId: one.candidateId })).toEqual([one.applicationId]);
      expect(await ids({ status: 'rejected' })).toEqual([]);
      expect(await countApplications(db.knex)).toEqual({ active: 2 });
    });

    it.each(['x', '', 'eyJhIjoxfQ', Buffer.from('[1,2]').toString('base64url')])(
      'refuses the cursor %j',
      async (cursor) => {
        if (cursor === '') return expect((await listApplications(db.knex, { cursor })).items).toEqual([]);
        await expect(listApplications(db.knex, { cursor })).rejects.toMatchObject({ code: 'cursor_invalid' });
      },
    );

    it('take a cursor of any text as data', async () => {
      const cursor = encodeCursor("' or 1=1 --", "' or 1=1 --");
      expect((await listApplications(db.knex, { cursor })).items).toEqual([]);
    });

    it('name those whose workflow never started, and those whose deadline passed unseen', async () => {
      const old = await addApplication(db, vault, { createdAt: instant(0) });
      const started = await addApplication(db, vault, { createdAt: instant(0) });
      await addApplication(db, vault, { createdAt: instant(100) });
      await markWorkflowStarted(db.knex, started.applicationId, instant(1));
      await markWorkflowStarted(db.knex, started.applicationId, instant(2));
      expect((await getApplication(db.knex, started.applicationId))?.workflowStartedAt).toBe(instant(1));
      expect((await listUnstartedApplications(db.knex, instant(50), 10)).map(({ id }) => id)).toEqual([
        old.applicationId,
      ]);
      const step = {
        state: emptyState,
        status: 'active',
        stageId: null,
        seq: 1,
        endedAt: null,
        now: instant(1),
      } as const;
      await saveApplicationStep(db.knex, { ...step, id: started.applicationId, nextWakeAt: instant(10) });
      expect(await listOverdueApplications(db.knex, instant(10), 10)).toEqual([]);
      expect(await listOverdueApplications(db.knex, instant(11), 10)).toEqual([started.applicationId]);
      expect(await listOverdueApplications(db.knex, randomUUID(), 0)).toEqual([]);
    });
  });
});
