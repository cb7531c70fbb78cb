import { randomUUID } from 'node:crypto';
import { clearvoice } from '../../../connectors/clearvoice/index.ts';
import { ConnectorError, type Connector, type EventSource, type Operations } from '../../../connectors/contract.ts';
import type { Bench } from '../../../connectors/kit/bench.ts';
import type { CheckName } from '../../../connectors/kit/contract-checks.ts';
import { peoplebase } from '../../../connectors/peoplebase/index.ts';
import { postroom } from '../../../connectors/postroom/index.ts';
import { openClearvoice, openPeoplebase, openPostroom } from '../support/benches.ts';
import { makeTokenConnector, openTokenVendor } from './token-vendor.ts';

/** A connector with one fault, the check that must find it, and what that check must say of it. */
export type Broken = {
  name: string;
  connector: Connector;
  open: () => Promise<Bench>;
  check: CheckName;
  says: RegExp;
  /** Only the case of this operation, and these faults alone, to keep it short. */
  operation?: keyof Operations;
  faults?: string[];
};

const send = postroom.operations['message.send']!;
const createEmployee = peoplebase.operations['ehr.createEmployee']!;
const withdrawEmployee = peoplebase.operations['ehr.withdrawEmployee']!;
const source = clearvoice.events!;
const withSend = (more: Partial<typeof send>): Connector => ({
  ...postroom,
  operations: { 'message.send': { ...send, ...more } },
});
const withEhr = (operations: Operations): Connector => ({
  ...peoplebase,
  operations: { 'ehr.createEmployee': createEmployee, 'ehr.withdrawEmployee': withdrawEmployee, ...operations },
});
const withEvents = (events: Partial<EventSource>): Connector => ({ ...clearvoice, events: { ...source, ...events } });
/** What a connector that remembers the first credential for good would remember. */
let remembered: { [header: string]: string } | undefined;
const mailAddress = (input: unknown): string => (input as { to: { email: string } }).to.email;

/** One broken connector for each promise the contract tests guard. */
export const brokenConnectors: Broken[] = [
  {
    name: 'repeats a call blindly, under a new key each time',
    connector: withSend({
      safety: 'naturalKey',
      find: async () => null,
      run: (ctx, input) => send.run({ ...ctx, key: randomUUID() }, input),
    }),
    open: openPostroom,
    check: 'faults',
    faults: ['timeoutAfterCommit'],
    says: /message\.send under timeoutAfterCommit on POST: has the effects \[message\.accepted, message\.accepted\]/,
  },
  {
    name: 'has a natural key and does not look for it',
    connector: withEhr({
      'ehr.createEmployee': {
        ...createEmployee,
        async run(ctx, input) {
          const person = { ...input.person, externalRef: randomUUID() };
          return createEmployee.run(ctx, { ...input, person });
        },
      },
    }),
    open: openPeoplebase,
    check: 'faults',
    operation: 'ehr.createEmployee',
    faults: ['timeoutAfterCommit', 'truncatedJson'],
    says: /has the effects \[applicant\.created, applicant\.created/,
  },
  {
    name: 'does not check signatures',
    connector: withEvents({ verify: () => undefined }),
    open: openClearvoice,
    check: 'webhooks',
    says: /webhook, wrong secret: accepted instead of signature/,
  },
  {
    name: 'checks the signature over the JSON written again',
    connector: withEvents({
      verify(raw, credentials, now) {
        let text = new TextDecoder().decode(raw.bytes);
        try {
          text = JSON.stringify(JSON.parse(text));
        } catch {
          // Not JSON: verified as it is.
        }
        source.verify({ ...raw, bytes: new TextEncoder().encode(text) }, credentials, now);
      },
    }),
    open: openClearvoice,
    check: 'webhooks',
    says: /webhook, re-serialised JSON: accepted instead of signature/,
  },
  {
    name: 'keeps one credential for all connections',
    connector: { ...postroom, authorize: (credentials) => (remembered ??= postroom.authorize(credentials)) },
    open: openPostroom,
    check: 'connections',
    says: /two connections share a credential or token/,
  },
  {
    name: 'keeps one token for all connections',
    connector: makeTokenConnector('oneCacheForAll'),
    open: openTokenVendor,
    check: 'connections',
    says: /calls work with another connection's credential/,
  },
  {
    name: 'refreshes the token once for every caller',
    connector: makeTokenConnector('everyoneRefreshes'),
    open: openTokenVendor,
    check: 'tokens',
    says: /20 calls made (20|1\d|[2-9]) refreshes, not 1/,
  },
  {
    name: 'logs what it sends',
    connector: withSend({
      run(ctx, input) {
        console.warn('sending', input);
        return send.run(ctx, input);
      },
    }),
    open: openPostroom,
    check: 'operations',
    says: /message\.send: prints secret/,
  },
  {
    name: 'quotes a person in an error',
    connector: withSend({
      run: (ctx, input) =>
        send.run(ctx, input).catch((error: unknown) => {
          const kind = error instanceof ConnectorError ? error.kind : 'unknown';
          throw new ConnectorError(kind, 'failed', `Could not write to ${mailAddress(input)}`);
        }),
    }),
    open: openPostroom,
    check: 'faults',
    faults: ['500'],
    says: /has secret \d in an error/,
  },
  {
    name: 'quotes the credential in what the probe says',
    connector: {
      ...postroom,
      probe: async (ctx) => {
        const { ok } = await postroom.probe(ctx);
        console.info(`probed with ${String(ctx.credentials['token'])}`);
        return { ok, detail: ok ? 'Connected.' : 'Not connected.' };
      },
    },
    open: openPostroom,
    check: 'probe',
    says: /probe: prints secret/,
  },
  {
    name: 'takes a 200 with an error for success',
    connector: {
      ...withEhr({
        'ehr.withdrawEmployee': {
          ...withdrawEmployee,
          async run(ctx, input) {
            await withdrawEmployee.run(ctx, input).catch((error: unknown) => {
              if (!(error instanceof ConnectorError) || error.code !== 'answer_shape') throw error;
            });
            return { remoteId: 'surely' };
          },
        },
      }),
      classify: (response) =>
        response.status < 300 ? { kind: 'ok' } : { kind: 'retry', code: `http_${response.status}` },
    },
    open: openPeoplebase,
    check: 'faults',
    operation: 'ehr.withdrawEmployee',
    faults: ['errorIn200'],
    says: /ehr\.withdrawEmployee under errorIn200 on POST: has the effects \[\]/,
  },
  {
    name: 'takes throttling for a refusal',
    connector: {
      ...postroom,
      classify: (response) =>
        response.status === 403 ? { kind: 'rejected', code: 'forbidden' } : postroom.classify(response),
    },
    open: openPostroom,
    check: 'faults',
    faults: ['403throttle'],
    says: /under 403throttle on POST: does not end well: rejected forbidden/,
  },
  {
    name: 'calls the vendor with a fetch of its own',
    connector: withSend({
      async run(ctx, input) {
        await fetch(`${String(ctx.config['baseUrl'])}/v1/me`);
        return send.run(ctx, input);
      },
    }),
    open: openPostroom,
    check: 'operations',
    says: /reaches the network past ctx\.http \(undici:request:create\)/,
  },
  {
    name: 'polls under other keys than its webhooks have',
    connector: withEvents({
      async poll(ctx, cursor) {
        const page = await source.poll!(ctx, cursor);
        const rename = (key: string): string => `poll-${key}`;
        return { ...page, events: page.events.map((event) => ({ ...event, dedupeKey: rename(event.dedupeKey) })) };
      },
    }),
    open: openClearvoice,
    check: 'events',
    says: /webhooks have keys that no polled event has/,
  },
  {
    name: 'gives a delivery another key each time',
    connector: withEvents({
      parse: (raw, config) => source.parse(raw, config).map((event) => ({ ...event, dedupeKey: randomUUID() })),
    }),
    open: openClearvoice,
    check: 'webhooks',
    says: /delivered three times: its events have other dedupe keys each time/,
  },
  {
    name: 'undoes nothing but says so',
    connector: withEhr({
      'ehr.withdrawEmployee': { ...withdrawEmployee, run: async () => ({ remoteId: 'EMP-0' }) },
    }),
    open: openPeoplebase,
    check: 'undo',
    says: /undo: ehr\.withdrawEmployee leaves something of ehr\.createEmployee/,
  },
  {
    name: 'reads an employee number as a number',
    connector: withEhr({
      'ehr.createEmployee': {
        ...createEmployee,
        async run(ctx, input) {
          const made = await createEmployee.run(ctx, input);
          return { ...made, employeeNumber: String(Number(made.employeeNumber)) };
        },
      },
    }),
    open: openPeoplebase,
    check: 'operations',
    operation: 'ehr.createEmployee',
    says: /gives an id that is not as the vendor wrote it/,
  },
  {
    name: 'gives an id that is no text',
    connector: withSend({
      run: async (ctx, input) => ({ remoteId: (await send.run(ctx, input)).remoteId.length as never }),
    }),
    open: openPostroom,
    check: 'operations',
    says: /its output is wrong: \/remoteId must be string/,
  },
  {
    name: 'shows its token in the form',
    connector: {
      ...postroom,
      credentialsSchema: { type: 'object', required: ['token'], properties: { token: { type: 'string' } } },
    },
    open: openPostroom,
    check: 'forms',
    says: /credentialsSchema\.token carries "x-secret": true/,
  },
  {
    name: 'says that a wrong credential works',
    connector: { ...postroom, probe: async () => ({ ok: true, detail: 'Fine.' }) },
    open: openPostroom,
    check: 'probe',
    says: /probe: says that a wrong credential works/,
  },
  {
    name: 'takes a refused credential for a refused request',
    connector: {
      ...postroom,
      classify: (response) =>
        response.status === 401 ? { kind: 'rejected', code: 'unauthorized' } : postroom.classify(response),
    },
    open: openPostroom,
    check: 'connections',
    says: /with a wrong credential gives rejected unauthorized, not reauth/,
  },
];
