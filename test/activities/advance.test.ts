import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAdvance } from '../../activities/advance.ts';
import type { AdvanceResult } from '../../activities/signatures.ts';
import type { Db } from '../../db/connection.ts';
import { getApplication, insertApplication } from '../../db/repositories/applications.ts';
import { listEventsAfter } from '../../db/repositories/events.ts';
import { setFacts } from '../../db/repositories/facts.ts';
import { insertJob } from '../../db/repositories/jobs.ts';
import { insertProcessVersion, publishProcessVersion } from '../../db/repositories/process-versions.ts';
import { insertRubric } from '../../db/repositories/rubrics.ts';
import { listTasks } from '../../db/repositories/tasks.ts';
import { initialState } from '../../domain/process/initial-state.ts';
import type { ProcessEvent } from '../../domain/process/types.ts';
import { loadDefaultRules } from '../../wiring.ts';
import { forEachDatabase } from '../support/databases.ts';
import { firstProcess } from '../support/hiring.ts';
import { addCandidate, createTestVault, instant } from '../support/records.ts';

const vault = createTestVault();
const started: ProcessEvent = { type: 'started' };
const withdrawn: ProcessEvent = { type: 'withdrawn', actor: 'user:1', requestId: 'r1' };

forEachDatabase((kind, open) => {
  describe(`a step on ${kind}`, () => {
    let db: Db;
    let crashAt: string | null = null;
    const advance = (applicationId: string, seq: number, events: ProcessEvent[]): Promise<AdvanceResult> =>
      createAdvance({
        db,
        vault,
        defaultRules: loadDefaultRules(),
        now: () => new Date(instant(1000)),
        newId: randomUUID,
        crashPoint: (name) => {
          if (name === crashAt) throw new Error(`killed at ${name}`);
        },
      })({ applicationId, seq, events });

    beforeEach(async () => {
      db = await open();
      const at = instant();
      await insertRubric(db.knex, {
        id: 'r',
        name: { en: 'R' },
        passAt: 0.5,
        dimensions: [{ key: 'communication', name: { en: 'C' }, weight: 1 }],
        version: 1,
        createdAt: at,
        updatedAt: at,
      });
      await insertJob(db.knex, {
        id: 'j',
        code: 'J',
        title: { en: 'Job' },
        departmentId: 'd',
        processId: 'first',
        rubricId: 'r',
        connections: { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom' },
        status: 'open',
        version: 1,
        createdAt: at,
        updatedAt: at,
      });
      await db.transaction(async (tx) => {
        await insertProcessVersion(tx, { definition: firstProcess, createdAt: at, createdBy: 'a' });
        await publishProcessVersion(tx, { processId: 'first', version: 1, publishedBy: 'b', at });
      });
    });
    async function apply(): Promise<string> {
      const { candidateId, key } = await addCandidate(db, vault);
      const id = randomUUID();
      await insertApplication(db.knex, {
        id,
        candidateId,
        keyId: key.id,
        jobId: 'j',
        departmentId: 'd',
        processId: 'first',
        processVersion: 1,
        language: 'en',
        source: null,
        state: initialState(),
        createdAt: instant(),
      });
      const facts = { 'answers.workPermit': true, 'resume.degreeRank': 3, 'resume.totalYears': 5 };
      await setFacts(
        db.knex,
        key,
        id,
        Object.entries(facts).map(([name, value]) => ({ name, value, source: 'test', at: instant() })),
      );
      return id;
    }

    it('answers a repeat with what it answered, and changes nothing', async () => {
      const id = await apply();
      const first = await advance(id, 1, [started]);
      const state = await getApplication(db.knex, id);
      expect(await advance(id, 1, [started])).toEqual(first);
      expect(await getApplication(db.knex, id)).toEqual(state);
      expect(first.commands.map((c) => c.call.op)).toEqual(['interview.invite']);
    });

    it('hands back an event that a repeat brings along, so that the next step takes it', async () => {
      const id = await apply();
      const first = await advance(id, 1, [started]);
      // The worker died before Temporal heard of the step; meanwhile a person withdrew the application.
      const repeated = await advance(id, 1, [withdrawn, started]);
      expect(repeated.outcomes).toEqual([null, { accepted: true }]);
      expect(repeated.commands).toEqual(first.commands);
      expect((await advance(id, 2, [withdrawn])).outcomes).toEqual([{ accepted: true }]);
      expect((await getApplication(db.knex, id))?.status).toBe('withdrawn');
    });

    it('leaves nothing behind when it is killed before its commit, and everything when after', async () => {
      const id = await apply();
      crashAt = 'advance.beforeCommit';
      await expect(advance(id, 1, [started])).rejects.toThrow('killed');
      crashAt = null;
      expect((await getApplication(db.knex, id))?.seq).toBe(0);
      crashAt = 'advance.afterCommit';
      await expect(advance(id, 1, [started])).rejects.toThrow('killed');
      crashAt = null;
      expect((await getApplication(db.knex, id))?.seq).toBe(1);
      expect((await advance(id, 1, [started])).commands).toHaveLength(1);
    });

    it('takes many drivers asking at once for one, and keeps the stream without gaps', async () => {
      const ids = await Promise.all([apply(), apply(), apply()]);
      const asked = await Promise.all(ids.flatMap((id) => [1, 2, 3].map(() => advance(id, 1, [started]))));
      expect(asked.every((result) => result.outcomes[0]?.accepted === true)).toBe(true);
      const positions = (await listEventsAfter(db.knex, 0, 1000)).map((event) => event.position);
      expect(positions).toEqual(positions.map((_, index) => index + 1));
    });

    it('keeps no step where nothing happened, and goes on at a later number', async () => {
      const id = await apply();
      await advance(id, 1, [started]);
      expect(await advance(id, 2, [])).toMatchObject({ outcomes: [], commands: [], ended: false });
      expect((await getApplication(db.knex, id))?.seq).toBe(1);
      expect((await advance(id, 3, [withdrawn])).outcomes).toEqual([{ accepted: true }]);
      expect((await listTasks(db.knex, { applicationId: id })).items).toEqual([]);
    });

    it('makes the calls that were under way again when a new run takes over', async () => {
      const id = await apply();
      const first = await advance(id, 1, [started]);
      expect((await advance(id, 2, [{ type: 'resumed' }])).commands).toEqual(first.commands);
    });
  });
});
