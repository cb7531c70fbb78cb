import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../contract.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { classify } from './classify.ts';
import page from './fixtures/opportunities.json' with { type: 'json' };
import { fromAmount, fromOpportunity } from './map.ts';

const reader = (value: unknown): JsonReader => new JsonReader(value, answerShapeError('Dealbook', false));
const judge = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ status, headers, body, bytes: new Uint8Array() });
const error = (code: string, argument?: string) => ({
  data: null,
  errors: [{ message: '', extensions: { code, ...(argument === undefined ? {} : { argument }) } }],
});

it('reads an opportunity as the vendor sends it', () => {
  const { node } = page.data.opportunities.edges[0]!;
  expect(fromOpportunity(reader(node))).toEqual({
    remoteId: '006DB00000001',
    name: '华东区年度服务合同',
    stage: 'negotiating',
    amount: { amount: 128_000_029, currency: 'CNY' },
    closeDate: '2026-12-13',
    customer: '江南纺织集团',
    ownerEmail: 'chen.siyuan@example.com',
  });
  expect(fromOpportunity(reader({ ...node, stage: 'constructor', owner: null })).stage).toBe('constructor');
});

it.each([
  ['1280000', 'CNY', 128_000_000],
  ['0.07', 'EUR', 7],
  ['1.005', 'USD', 101],
  ['500', 'JPY', 500],
  ['500.5', 'JPY', 501],
  ['1.2345', 'KWD', 1235],
  ['0', 'CNY', 0],
])('%s %s are %i minor units', (value, currency, expected) => {
  expect(fromAmount(reader({ value, currency })).amount).toBe(expected);
});

it('makes no amount of what is none', () => {
  for (const value of ['', '-1', '1e9', '1,000', '.5', 'NaN', '999999999999999.99', 5, null]) {
    expect(() => fromAmount(reader({ value, currency: 'CNY' }))).toThrow(ConnectorError);
  }
  expect(() => fromAmount(reader({ value: '1', currency: 'cny' }))).toThrow(ConnectorError);
});

it('ends with a typed error, never another, whatever a vendor sends', () => {
  const node = page.data.opportunities.edges[0]!.node;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(node)), fc.anything(), (name, value) => {
      try {
        fromOpportunity(reader({ ...node, [name]: value }));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(ConnectorError);
      }
    }),
    { numRuns: 1000 },
  );
});

describe('classify', () => {
  it('sees an error under any status', () => {
    expect(judge(200, page)).toEqual({ kind: 'ok' });
    expect(judge(200, { ...page, ...error('SERVICE_UNAVAILABLE'), data: page.data })).toMatchObject({ kind: 'retry' });
    expect(judge(200, error('UNAUTHENTICATED'))).toEqual({ kind: 'reauth', code: 'UNAUTHENTICATED' });
    expect(judge(200, error('CURSOR_EXPIRED'))).toEqual({ kind: 'retry', code: 'CURSOR_EXPIRED' });
    expect(judge(200, error('BAD_USER_INPUT', 'first'))).toMatchObject({ kind: 'rejected', field: 'first' });
    expect(judge(200, { errors: ['?'] })).toEqual({ kind: 'rejected', code: 'errors' });
    expect(judge(500, error('INTERNAL_SERVER_ERROR'))).toMatchObject({ kind: 'retry' });
  });

  it('takes a throttling 403 for what it is, with the vendor’s own wait before the standard one', () => {
    const limited = error('REQUEST_LIMIT_EXCEEDED');
    const wait = (value: string) => judge(403, limited, { 'x-dealbook-retry-in-ms': value, 'retry-after': '9' });
    expect(wait('1500')).toMatchObject({ kind: 'rateLimited', afterMs: 1500 });
    expect(wait('soon')).toMatchObject({ kind: 'rateLimited', afterMs: 9000 });
    expect(wait('999999999999')).toMatchObject({ afterMs: 86_400_000 });
    expect(judge(403, limited)).toEqual({ kind: 'rateLimited', code: 'REQUEST_LIMIT_EXCEEDED' });
    expect(judge(403, error('FORBIDDEN'))).toMatchObject({ kind: 'rejected', code: 'FORBIDDEN' });
  });
});
