import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAdvance } from '../../activities/advance.ts';
import { takeDelivery } from '../../activities/take-delivery.ts';
import type { Command, MessageChannel } from '../../domain/process/types.ts';
import type { Db } from '../../db/connection.ts';
import { insertInboxRows, sealInboxContent, type InboxRecord } from '../../db/repositories/inbox.ts';
import { getJob, insertJob, type JobRecord } from '../../db/repositories/jobs.ts';
import { getMessage, insertMessage, markMessage } from '../../db/repositories/messages.ts';
import { insertProcessVersion } from '../../db/repositories/process-versions.ts';
import { insertRubric } from '../../db/repositories/rubrics.ts';
import { listTasks } from '../../db/repositories/tasks.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import type { DataKey } from '../../security/vault.ts';
import { loadDefaultRules } from '../../wiring.ts';
import { forEachDatabase } from '../support/databases.ts';
import { firstProcess } from '../support/hiring.ts';
import { addApplication, createTestVault, instant } from '../support/records.ts';

const vault = createTestVault();
const both = { email: 'li.na@example.com', phone: '+8613912345678' };
type Person = { applicationId: string; key: DataKey };
type Take = typeof takeDelivery;

forEachDatabase((kind, open) => {
  describe(`a delivery result on ${kind}`, () => {
    let db: Db;
    let person: Person;
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
      await insertProcessVersion(db.knex, { definition: firstProcess, createdAt: at, createdBy: 'a' });
      for (const [id, connections] of [
        ['both', { mail: 'postroom', sms: 'textrelay' }],
        ['mail', { mail: 'postroom' }],
      ] as const)
        await insertJob(db.knex, {
          id,
          code: id,
          title: { en: 'Job' },
          departmentId: 'd',
          processId: 'first',
          rubricId: 'r',
          connections,
          status: 'open',
          version: 1,
          createdAt: at,
          updatedAt: at,
        });
      person = await addApplication(db, vault, { jobId: 'both' });
    });

    /** A message that was handed to its system, which calls it `remote-<id>`. */
    async function addMessage(
      more: {
        of?: Person;
        id?: string;
        channel?: MessageChannel;
        to?: { email?: string; phone?: string };
        template?: string;
        recipient?: 'candidate' | 'interviewer';
        refs?: { orderId?: string };
      } = {},
    ): Promise<string> {
      const { of = person, id = randomUUID(), channel = 'mail', to = both } = more;
      await insertMessage(db.knex, of.key, {
        id,
        applicationId: of.applicationId,
        messageKey: id,
        template: more.template ?? 'interviewInvitation',
        channel,
        recipient: more.recipient ?? 'candidate',
        connectionId: channel === 'mail' ? 'postroom' : 'textrelay',
        refs: more.refs ?? { orderId: 'o1' },
        language: 'zh',
        status: 'queued',
        content: { to, subject: '面试邀请', text: '请点击链接' },
        createdAt: instant(),
      });
      await markMessage(db.knex, id, { status: 'sent', sentAt: instant(), remoteId: `remote-${id}` });
      return id;
    }
    const job = async (id = 'both'): Promise<JobRecord> => {
      const found = await getJob(db.knex, id);
      if (found === null) throw new Error('there is no such job');
      return found;
    };
    const rowOf = (applicationId: string, connectionId: string) => ({ applicationId, connectionId }) as InboxRecord;
    const eventOf = (id: string, what: 'bounced' | 'delivered') =>
      ({ eventType: `message.${what}`, delivery: { remoteMessageId: `remote-${id}` } }) as InboundEvent;
    const hear = async (
      id: string,
      what: 'bounced' | 'delivered',
      more: { take?: Take; of?: Person; jobId?: string; channel?: MessageChannel } = {},
    ) => {
      const { take = takeDelivery, of = person, channel = 'mail' } = more;
      const row = rowOf(of.applicationId, channel === 'mail' ? 'postroom' : 'textrelay');
      return take(db.knex, of.key, await job(more.jobId), row, eventOf(id, what));
    };
    const statusOf = async (id: string) => (await getMessage(db.knex, person.key, id))?.status;

    it('of a mail that bounced offers SMS where job and candidate have it, and nothing where one has not', async () => {
      const left = async (jobId: string, to: { email?: string; phone?: string }, more: object = {}) => {
        const id = await addMessage({ to, refs: { orderId: randomUUID() }, ...more });
        const { event, ignored } = await hear(id, 'bounced', { jobId });
        expect([ignored, await statusOf(id)]).toEqual([null, 'bounced']);
        return event?.type === 'messageFailed' ? event.channelsLeft : 'no event';
      };
      expect(await left('both', both)).toEqual(['sms']);
      expect(await left('both', { email: both.email })).toEqual([]);
      expect(await left('mail', both)).toEqual([]);
      // Colleagues read mail; their numbers are nobody's business here.
      expect(await left('both', both, { recipient: 'interviewer', template: 'interviewerBriefing' })).toEqual([]);
      expect(await left('both', both, { template: 'a template of another version' })).toBe('no event');
    });

    it('names what the message was about, so that it can be made again', async () => {
      const id = await addMessage({ refs: { orderId: 'o7' } });
      expect((await hear(id, 'bounced')).event).toEqual({
        type: 'messageFailed',
        messageId: id,
        template: 'interviewInvitation',
        channelsLeft: ['sms'],
        orderId: 'o7',
      });
    });

    /** What is wrong with a way of taking results; the sentences are the promises. */
    async function faultsOf(take: Take): Promise<string[]> {
      const faults: string[] = [];
      const refs = { orderId: randomUUID() };
      const mail = await addMessage({ refs });
      await hear(mail, 'bounced', { take });
      const sms = await addMessage({ refs, channel: 'sms' });
      const { event } = await hear(sms, 'bounced', { take, channel: 'sms' });
      if (event?.type !== 'messageFailed' || event.channelsLeft.length > 0) faults.push('a channel is tried twice');

      const once = await addMessage({ refs: { orderId: randomUUID() } });
      await hear(once, 'bounced', { take });
      const again = await hear(once, 'bounced', { take });
      const late = await hear(once, 'delivered', { take });
      if (again.event !== null || late.event !== null) faults.push('what was known is told again');
      if ((await statusOf(once)) !== 'bounced') faults.push('a late delivery hides the bounce');

      const done = await addMessage({ refs: { orderId: randomUUID() } });
      const told = await hear(done, 'delivered', { take });
      if (told.event !== null || (await statusOf(done)) !== 'delivered') faults.push('a delivery is not noted quietly');

      const other = await addApplication(db, vault, { jobId: 'both' });
      const theirs = await addMessage({ of: other });
      const foreign = await hear(theirs, 'bounced', { take }).catch(() => ({ event: 'failed', ignored: null }));
      const kept = await getMessage(db.knex, other.key, theirs);
      if (foreign.event !== null || foreign.ignored === null || kept?.status !== 'sent')
        faults.push('another’s message is touched');
      const wrongSystem = await hear(mail, 'bounced', { take, channel: 'sms' });
      if (wrongSystem.ignored === null) faults.push('another system’s id is taken for ours');
      return faults;
    }

    it('is taken once, for its own application and system, and no channel is tried twice', async () => {
      expect(await faultsOf(takeDelivery)).toEqual([]);
    });

    it.each<[string, Take, string]>([
      [
        'forgets what was tried',
        async (...given) => {
          const taken = await takeDelivery(...given);
          return taken.event?.type === 'messageFailed'
            ? { ...taken, event: { ...taken.event, channelsLeft: ['mail', 'sms'] } }
            : taken;
        },
        'a channel is tried twice',
      ],
      [
        'believes whoever spoke last',
        async (tx, key, of, row, event) => {
          await tx('messages')
            .where({ remote_id: event.delivery?.remoteMessageId ?? '' })
            .update({ status: 'sent' });
          return takeDelivery(tx, key, of, row, event);
        },
        'what was known is told again',
      ],
      [
        'drops what came',
        async () => ({ event: null, facts: {}, ignored: 'Not now.' }),
        'a delivery is not noted quietly',
      ],
      [
        'asks not whose it is',
        async (tx, key, of, row, event) => {
          const remoteId = event.delivery?.remoteMessageId ?? '';
          await tx('messages').where({ remote_id: remoteId }).update({ status: 'bounced' });
          return takeDelivery(tx, key, of, row, event);
        },
        'another’s message is touched',
      ],
      [
        'asks not which system spoke',
        async (tx, key, of, row, event) => {
          const taken = await takeDelivery(tx, key, of, row, event);
          return { ...taken, ignored: null };
        },
        'another system’s id is taken for ours',
      ],
    ])('taken by something that %s is found out', async (_what, broken, fault) => {
      expect(await faultsOf(broken)).toContain(fault);
    });

    it('sends by SMS what did not arrive by mail, then asks a person, each once', async () => {
      const advance = createAdvance({
        db,
        vault,
        defaultRules: loadDefaultRules(),
        now: () => new Date(instant(1000)),
        newId: randomUUID,
        crashPoint: () => undefined,
      });
      let seq = 0;
      const step = async (id: string, channel: MessageChannel, what: 'bounced' | 'delivered'): Promise<Command[]> => {
        const rowId = randomUUID();
        await insertInboxRows(db.knex, [
          {
            id: rowId,
            connectionId: channel === 'mail' ? 'postroom' : 'textrelay',
            deliveryKey: rowId,
            eventType: `message.${what}`,
            via: 'webhook',
            applicationId: person.applicationId,
            remoteOrderId: `remote-${id}`,
            externalRef: null,
            content: sealInboxContent(vault, person.key, rowId, { raw: null, event: eventOf(id, what) }),
            occurredAt: instant(),
            receivedAt: instant(),
          },
        ]);
        seq += 1;
        return (await advance({ applicationId: person.applicationId, seq, events: [] })).commands;
      };
      const openTasks = async () =>
        (await listTasks(db.knex, { applicationId: person.applicationId, status: 'open' })).items.map(
          (t) => t.taskType,
        );

      const mail = await addMessage({ refs: { orderId: 'o1' } });
      const [command] = await step(mail, 'mail', 'bounced');
      expect(command?.call).toEqual({
        op: 'message.send',
        template: 'interviewInvitation',
        channels: ['sms'],
        orderId: 'o1',
      });
      expect(await step(mail, 'mail', 'bounced')).toEqual([]);
      expect(await step(mail, 'mail', 'delivered')).toEqual([]);
      expect([await statusOf(mail), await openTasks()]).toEqual(['bounced', []]);
      const sms = await addMessage({ refs: { orderId: 'o1' }, channel: 'sms' });
      expect(await step(sms, 'sms', 'bounced')).toEqual([]);
      expect(await openTasks()).toEqual(['resolveUndelivered']);
      expect(await step(sms, 'sms', 'bounced')).toEqual([]);
      expect(await openTasks()).toEqual(['resolveUndelivered']);
    });
  });
});
