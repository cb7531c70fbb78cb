import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectorError, type VendorResponse } from '../contract.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { classify } from './classify.ts';
import shifts from './fixtures/shifts.json' with { type: 'json' };
import { fromEvent, fromOvertime, fromPerson, fromShift, toHours } from './map.ts';

const reader = (value: unknown): JsonReader => new JsonReader(value, answerShapeError('Shiftwell', false));
const judge = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ status, headers, body, bytes: new Uint8Array() } satisfies VendorResponse);
const error = (code: string, parameter?: string) => ({
  errors: [{ status: '0', code, detail: '', ...(parameter === undefined ? {} : { source: { parameter } }) }],
});

it('reads a page of shifts as the vendor sends it', () => {
  expect(shifts.data.map((shift) => fromShift(reader(shift)))).toEqual([
    {
      employeeNumber: 'E1001',
      shiftId: 'SW-000001',
      startAt: '2026-11-23T01:00:00.000Z',
      endAt: '2026-11-23T10:00:00.000Z',
      timeZone: 'Asia/Shanghai',
      day: '2026-11-23',
    },
    {
      employeeNumber: 'E1002',
      shiftId: 'SW-000002',
      startAt: '2026-11-23T14:00:00.000Z',
      endAt: '2026-11-23T22:00:00.000Z',
      timeZone: 'Asia/Shanghai',
      day: '2026-11-23',
    },
  ]);
});

it('ends with a typed error, never another, whatever a vendor sends', () => {
  fc.assert(
    fc.property(
      fc.record({ type: fc.anything(), id: fc.anything(), attributes: fc.anything() }, { requiredKeys: [] }),
      fc.constantFrom(fromShift, fromPerson, fromOvertime, fromEvent),
      (value, read) => {
        try {
          read(reader(value));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ConnectorError);
        }
      },
    ),
    { numRuns: 1000 },
  );
  const attributes = fc.record({
    employeeNumber: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    startLocal: fc.oneof(fc.string(), fc.constant('2026-11-23T09:00'), fc.double()),
    endLocal: fc.oneof(fc.string(), fc.constant('2026-11-23T18:00'), fc.constant('+99999-01-01T00:00')),
    timeZone: fc.oneof(fc.string(), fc.constant('Asia/Shanghai'), fc.constant('__proto__')),
  });
  fc.assert(
    fc.property(attributes, (given) => {
      try {
        const shift = fromShift(reader({ id: 'S', attributes: given }));
        expect(shift.startAt < shift.endAt).toBe(true);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(ConnectorError);
      }
    }),
    { numRuns: 1000 },
  );
});

it.each([
  [2400, 40],
  [2406, 40.1],
  [2403, 40.1],
  [2402, 40],
  [0, 0],
  [1, 0],
  [44_640, 744],
])('%i minutes are %d hours', (minutes, hours) => {
  expect(toHours(minutes)).toBe(hours);
});

describe('classify', () => {
  it('goes by the first error’s code', () => {
    expect(judge(200, shifts)).toEqual({ kind: 'ok' });
    expect(judge(200, error('TEMPORARILY_UNAVAILABLE'))).toEqual({ kind: 'retry', code: 'TEMPORARILY_UNAVAILABLE' });
    expect(judge(200, error('SOMETHING_ELSE'))).toEqual({ kind: 'rejected', code: 'SOMETHING_ELSE' });
    expect(judge(403, error('RATE_LIMITED'))).toEqual({ kind: 'rateLimited', code: 'RATE_LIMITED' });
    expect(judge(429, error('RATE_LIMITED'), { 'retry-after': '2' })).toMatchObject({ afterMs: 2000 });
    expect(judge(401, error('TOKEN_EXPIRED'))).toEqual({ kind: 'reauth', code: 'TOKEN_EXPIRED' });
    expect(judge(400, error('INVALID_PARAMETER', 'filter[from]'))).toEqual({
      kind: 'rejected',
      code: 'INVALID_PARAMETER',
      field: 'filter[from]',
    });
  });

  it('goes by the status where there is no error to read', () => {
    expect(judge(502, undefined)).toEqual({ kind: 'retry', code: 'http_502' });
    expect(judge(403, { errors: 'x' })).toEqual({ kind: 'rejected', code: 'http_403' });
    expect(judge(200, { errors: [] })).toEqual({ kind: 'ok' });
  });
});
