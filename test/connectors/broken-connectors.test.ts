import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearvoice } from '../../connectors/clearvoice/index.ts';
import reportReady from '../../connectors/clearvoice/fixtures/report-ready.json' with { type: 'json' };
import { ConnectorError, type Connector, type Operations } from '../../connectors/contract.ts';
import { runFaultMatrix, type MatrixFault } from '../../connectors/kit/fault-matrix.ts';
import { runWebhookCases } from '../../connectors/kit/webhook-cases.ts';
import { peoplebase } from '../../connectors/peoplebase/index.ts';
import { postroom } from '../../connectors/postroom/index.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { connectionTo, countedKinds, matrixCases } from './support/subjects.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => sandbox.stop());

const withOperations = (connector: Connector, operations: Operations): Connector => ({ ...connector, operations });
const send = postroom.operations['message.send']!;
const writeStatus = peoplebase.operations['ehr.writeStatus']!;

/** What the matrix says of a connector; each planted fault must be found by at least one fault of the world. */
async function judge(connector: Connector, faults: MatrixFault[]): Promise<string[]> {
  const id = connector.manifest.id as 'clearvoice' | 'peoplebase' | 'postroom';
  const connection = connectionTo(sandbox, id);
  const system = { clearvoice: 'interview', peoplebase: 'ehr', postroom: 'mail' } as const;
  const simulator = sandbox.simulator(system[id], countedKinds);
  const cases = matrixCases(sandbox, connector, connection).filter((one) => one.operation in connector.operations);
  return (await runFaultMatrix(connector, connection, simulator, cases, faults)).findings;
}

describe('the fault matrix catches', { timeout: 60_000 }, () => {
  it('a blind retry: no key and no look', async () => {
    const blind = withOperations(postroom, {
      'message.send': {
        safety: 'naturalKey',
        timeoutMs: 10_000,
        run: (ctx, input) => send.run({ ...ctx, key: randomUUID() }, input),
      },
    });
    expect(await judge(blind, ['timeoutAfterCommit'])).toEqual([
      'postroom message.send under timeoutAfterCommit on POST: has the effects [message.accepted, message.accepted], not [message.accepted]',
    ]);
    expect(await judge(blind, ['truncatedJson'])).toHaveLength(1);
  });

  it('a create that does not look for an earlier one', async () => {
    const careless = withOperations(peoplebase, {
      'ehr.writeStatus': {
        ...writeStatus,
        run: (ctx, input) =>
          // Looks for somebody who is never there.
          writeStatus.run(ctx, { ...input, person: { ...input.person, externalRef: randomUUID() } }),
      },
    });
    expect((await judge(careless, ['timeoutAfterCommit'])).join()).toMatch(/applicant\.created, applicant\.created/);
  });

  it('a retry inside the connector that takes a lost answer for success', async () => {
    const optimist = withOperations(postroom, {
      'message.send': { ...send, run: (ctx, input) => send.run(ctx, input).catch(() => ({ remoteId: 'surely' })) },
    });
    expect((await judge(optimist, ['500', '403throttle'])).join('\n')).toMatch(/has the effects \[\]/);
  });

  it('a throttling 403 taken for a refusal, and an ignored Retry-After', async () => {
    const strict: Connector = {
      ...postroom,
      classify: (response) =>
        response.status === 429
          ? { kind: 'rateLimited', code: 'rate_limited' }
          : response.status >= 400
            ? { kind: 'rejected', code: 'refused' }
            : { kind: 'ok' },
    };
    const findings = (await judge(strict, ['403throttle', '429'])).join('\n');
    expect(findings).toMatch(/under 403throttle on POST: does not end well: rejected refused/);
    expect(findings).toMatch(/under 429 on POST: ignores Retry-After/);
  });

  it('a log that leaks and an error that quotes', async () => {
    const chatty = withOperations(postroom, {
      'message.send': {
        ...send,
        run(ctx, input) {
          console.warn('sending', input);
          return send.run(ctx, input);
        },
      },
    });
    expect((await judge(chatty, ['429'])).join()).toMatch(/prints secret/);
    const quoting = withOperations(postroom, {
      'message.send': {
        ...send,
        run: (ctx, input) =>
          send.run(ctx, input).catch((error: unknown) => {
            const kind = error instanceof ConnectorError ? error.kind : 'unknown';
            throw new ConnectorError(kind, 'failed', `Could not write to ${input.to.email}`);
          }),
      },
    });
    expect((await judge(quoting, ['500'])).join()).toMatch(/has secret \d in an error/);
  });

  it('nothing in the connectors as they are', async () => {
    expect(await judge(postroom, ['429', '500', '403throttle', 'timeoutAfterCommit'])).toEqual([]);
    expect(await judge(withOperations(peoplebase, { 'ehr.writeStatus': writeStatus }), ['timeoutAfterCommit'])).toEqual(
      [],
    );
  });
});

describe('the webhook cases catch', () => {
  const findingsOf = (events: Connector['events']): string[] =>
    runWebhookCases({
      connector: { ...clearvoice, ...(events === undefined ? {} : { events }) },
      config: {},
      credentialsWith: (secrets) => ({ webhookSecret: secrets.join(' ') }),
      body: reportReady,
      unknownTypeBody: { ...reportReady, type: 'interview.dreamt' },
      brokenBody: { ...reportReady, orderId: 42 },
    }).findings;
  const good = clearvoice.events!;

  it('a verifier that always returns', () => {
    expect(findingsOf({ ...good, verify: () => undefined }).length).toBeGreaterThanOrEqual(12);
  });

  it('a verifier that hashes the parsed JSON again instead of the bytes', () => {
    const reserialising: typeof good = {
      ...good,
      verify(raw, credentials, now) {
        let text = new TextDecoder().decode(raw.bytes);
        try {
          text = JSON.stringify(JSON.parse(text));
        } catch {
          // Not JSON: verified as it is.
        }
        good.verify({ ...raw, bytes: new TextEncoder().encode(text) }, credentials, now);
      },
    };
    expect(findingsOf(reserialising)).toContain('webhook, re-serialised JSON: accepted instead of signature');
  });

  it('a verifier that takes any age, and one that is skipped without a secret', () => {
    const ageless: typeof good = {
      ...good,
      verify: (raw, credentials) =>
        good.verify(raw, credentials, new Date(Number(raw.headers['webhook-timestamp']) * 1000)),
    };
    expect(findingsOf(ageless)).toContain('webhook, stale by a day: accepted instead of signature');
    const lax: typeof good = {
      ...good,
      verify: (raw, credentials, now) =>
        credentials['webhookSecret'] === '' ? undefined : good.verify(raw, credentials, now),
    };
    expect(findingsOf(lax)).toEqual(['webhook, no secret set: accepted instead of signature']);
  });

  it('a parser that makes an event of anything', () => {
    const event = good.parse({ bytes: new TextEncoder().encode(JSON.stringify(reportReady)), headers: {} }, {});
    expect(findingsOf({ ...good, parse: () => event }).length).toBeGreaterThanOrEqual(5);
  });

  it('nothing in the connector as it is', () => {
    expect(findingsOf(good)).toEqual([]);
  });
});
