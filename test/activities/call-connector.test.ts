import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { callConnector } from '../../activities/call-connector.ts';
import { ConnectorError, type Connector } from '../../connectors/contract.ts';
import { createRegistry } from '../../connectors/registry.ts';
import type { Db } from '../../db/connection.ts';
import { getCall } from '../../db/repositories/calls.ts';
import { insertConnection } from '../../db/repositories/connections.ts';
import { forEachDatabase } from '../support/databases.ts';
import { addApplication, createTestVault, instant } from '../support/records.ts';

const vault = createTestVault();
const message = { to: { email: 'a@example.com' }, subject: 's', text: 't', language: 'en' as const, tags: {} };
const surelyNot = () => new ConnectorError('rateLimited', 'own_budget', 'Nothing was sent; it goes on by itself.');
const maybe = () => new ConnectorError('unknown', 'timeout', 'No answer came.');
class Killed extends Error {}

/** A mail server whose send can't be repeated; each attempt takes the next answer, null for a mail that went out. */
function mailServer(answers: (() => Error | null)[], safety: 'once' | 'naturalKey' = 'once') {
  const log: string[] = [];
  const connector: Connector = {
    manifest: {
      id: 'post-office',
      vendor: 'Post office',
      kinds: ['messaging'],
      allowedHosts: ['*'],
      dataClasses: [],
      region: 'test',
      source: 'none',
    },
    configSchema: {},
    credentialsSchema: {},
    authorize: () => ({}),
    classify: () => ({ kind: 'ok' }),
    probe: async () => ({ ok: true, detail: '' }),
    operations: {
      'message.send': {
        safety,
        timeoutMs: 1000,
        find: async () => {
          log.push('look');
          return null;
        },
        run: async () => {
          const error = answers.shift()?.() ?? null;
          log.push(error === null ? 'sent' : 'tried');
          if (error !== null) throw error;
          return { remoteId: 'm1' };
        },
      },
    },
  };
  return { connector, log };
}

forEachDatabase((kind, open) => {
  describe(`attempts of a call on ${kind}`, () => {
    let db: Db;
    let applicationId: string;
    beforeEach(async () => {
      db = await open();
      ({ applicationId } = await addApplication(db, vault));
      await insertConnection(db.knex, vault, {
        id: 'mail',
        connectorId: 'post-office',
        name: 'Mail',
        config: { baseUrl: 'https://mail.example.com' },
        credentials: {},
        createdAt: instant(),
      });
    });

    const send = (connector: Connector, round = 1, crashAt: string | null = null): Promise<string> =>
      callConnector(
        {
          db,
          vault,
          registry: createRegistry([connector]),
          now: () => new Date(instant(1000)),
          newId: randomUUID,
          crashPoint: (name) => {
            if (name === crashAt) throw new Killed(name);
          },
        },
        {
          applicationId,
          callKey: 'mail',
          round,
          operation: 'message.send',
          connectionId: 'mail',
          input: message,
          signal: new AbortController().signal,
          keep: async () => {},
        },
      ).then(
        () => 'done',
        (error: unknown) => (error instanceof ConnectorError ? error.code : String(error)),
      );
    const record = () => getCall(db.knex, applicationId, 'mail');

    it('one that surely did nothing does not stand in the way of what can be done once only', async () => {
      const { connector, log } = mailServer([surelyNot, surelyNot, () => null]);
      expect([await send(connector), await send(connector), await send(connector)]).toEqual([
        'own_budget',
        'own_budget',
        'done',
      ]);
      expect(log).toEqual(['tried', 'tried', 'sent']);
      expect(await record()).toMatchObject({ status: 'done', attempts: 3 });
    });

    it('one that may have happened is not repeated, also when a sure failure came before or after', async () => {
      const { connector, log } = mailServer([surelyNot, maybe, () => null]);
      expect([await send(connector), await send(connector), await send(connector), await send(connector)]).toEqual([
        'own_budget',
        'timeout',
        'not_repeatable',
        'not_repeatable',
      ]);
      expect(log).toEqual(['tried', 'tried']);
      expect(await record()).toMatchObject({ status: 'unknown' });
    });

    it.each(['perform.beforeCall', 'perform.afterCall'])('one that died at %s may have happened', async (point) => {
      const { connector } = mailServer([() => null, () => null]);
      await send(connector, 1, point);
      expect(await send(connector)).toBe('not_repeatable');
    });

    it('a person who looked and wants it tried again gets one more, and no more than one', async () => {
      const { connector, log } = mailServer([maybe, maybe, () => null]);
      expect([await send(connector), await send(connector)]).toEqual(['timeout', 'not_repeatable']);
      expect([await send(connector, 2), await send(connector, 2)]).toEqual(['timeout', 'not_repeatable']);
      expect(await send(connector, 3)).toBe('done');
      expect(log).toEqual(['tried', 'tried', 'sent']);
    });

    it('a connection that was switched off did nothing either', async () => {
      const { connector } = mailServer([() => null]);
      await db.knex('connections').update({ status: 'disabled' });
      expect(await send(connector)).toBe('connection_disabled');
      await db.knex('connections').update({ status: 'active' });
      expect(await send(connector)).toBe('done');
    });

    it('what can be found again is looked for from the second attempt on, whatever the first one said', async () => {
      const { connector, log } = mailServer([surelyNot, () => null], 'naturalKey');
      expect([await send(connector), await send(connector)]).toEqual(['own_budget', 'done']);
      expect(log).toEqual(['tried', 'look', 'sent']);
    });
  });
});
