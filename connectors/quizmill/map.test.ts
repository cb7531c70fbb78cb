import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValid } from '../../schemas/validate.ts';
import { ConnectorError } from '../contract.ts';
import { JsonReader, webhookShapeError } from '../kit/json.ts';
import { classify } from './classify.ts';
import reportReady from './fixtures/report-ready.json' with { type: 'json' };
import { fromEvent, toOrderForm } from './map.ts';

const read = (value: unknown): JsonReader => new JsonReader(value, webhookShapeError('Quizmill'));
const report = (more: object): unknown => ({ ...reportReady, data: { ...reportReady.data, ...more } });

describe('fromEvent', () => {
  it('keeps numbers and grades on their scales, raw as they came, and turns Beijing time to UTC', () => {
    const event = fromEvent(read(reportReady));
    expect(checkValid('inbound-event', event)).toEqual([]);
    expect(event).toMatchObject({
      dedupeKey: '7412500000001048580',
      remoteOrderId: '7412500000003145738',
      occurredAt: '2026-11-22T10:00:00.000Z',
      result: {
        total: { value: 7.5, max: 10, scaleId: 'quizmill-10', raw: '7.5' },
        dimensions: [
          { key: 'communication', score: { value: 8.5, max: 10 } },
          { key: 'handlingEmotions', score: { value: 3, min: 0, max: 4, scaleId: 'quizmill-grade', raw: 'B' } },
        ],
        startedAt: '2026-11-22T10:00:00.000Z',
        completedAt: '2026-11-22T10:20:30.000Z',
        droppedSignals: 3,
      },
    });
    expect(JSON.stringify(event)).not.toMatch(/facial|表情|0\.72/);
  });

  it('takes a missing total for missing, never for zero', () => {
    expect(fromEvent(read(report({ score: '' }))).result?.total).toBeNull();
  });

  it.each([
    ['/event_id', { ...reportReady, event_id: '' }],
    ['/event_id', { ...reportReady, event_id: 'abc' }],
    ['/event_time', { ...reportReady, event_time: '2026-11-22' }],
    ['/order_id', { ...reportReady, order_id: 7_412_500_000 }],
    ['/data/score', report({ score: '11' })],
    ['/data/score', report({ score: '1e3' })],
    ['/data/full_score', report({ full_score: '0' })],
    ['/data/begin_time', report({ begin_time: '2026-11-22T18:00:00Z' })],
    ['/data/abilities/0/grade', report({ abilities: [{ code: 'a', name: 'b', grade: 'F' }] })],
  ])('refuses a wrong %s', (field, body) => {
    expect(() => fromEvent(read(body))).toThrowError(
      expect.objectContaining({ kind: 'payload', code: 'webhook_payload_invalid', field }),
    );
  });

  it('gives a valid event or refuses, whatever stands in a report', () => {
    const names = ['score', 'full_score', 'abilities', 'answers', 'begin_time', 'summary', 'marker', 'lang'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        try {
          expect(checkValid('inbound-event', fromEvent(read(report({ [name]: value }))))).toEqual([]);
        } catch (error) {
          if (!(error instanceof ConnectorError)) throw error;
          expect(error.kind).toBe('payload');
        }
      }),
      { numRuns: 1500 },
    );
  });
});

it('sends an invitation as a form, its deadline in Beijing time and its key by letters', () => {
  const form = toOrderForm({
    externalId: 'o1',
    kind: 'writtenTest',
    candidate: { name: 'Li Si', language: 'en' },
    position: { title: 'Agent' },
    questions: [
      {
        id: 'q1',
        text: 'Which?',
        dimension: 'a',
        timeLimitSeconds: 60,
        questionType: 'choice',
        choices: ['x', 'y', 'z'],
        rightChoices: [0, 2],
      },
    ],
    rubric: { dimensions: [{ key: 'a', name: 'A', weight: 1, anchors: [{ at: 5, text: 'fine' }] }] },
    identityCheck: true,
    expiresAt: '2026-11-25T18:30:00.999Z',
    notifyUrl: 'http://127.0.0.1:8700/webhooks/c1',
  });
  expect(form).toMatchObject({
    order_type: 'exam',
    lang: 'en_US',
    deadline: '2026-11-26 02:30:00',
    verify_identity: '1',
  });
  expect(JSON.parse(form['paper'] ?? '')).toMatchObject({
    questions: [{ form: 'choice', options: ['x', 'y', 'z'], answer: ['A', 'C'] }],
    abilities: [{ code: 'a', standards: ['fine'] }],
  });
});

it.each([
  [0, 'ok'],
  [-1, 'retry'],
  [40001, 'reauth'],
  [40002, 'retry'],
  [40404, 'notFound'],
  [40903, 'conflict'],
  [45009, 'rateLimited'],
  [50000, 'unknown'],
  [49999, 'rejected'],
  [undefined, 'unknown'],
])('reads errcode %s under 200 as %s', (errcode, kind) => {
  const body = { errcode, errmsg: 'x', data: null };
  expect(classify({ status: 200, headers: {}, body, bytes: new Uint8Array() }).kind).toBe(kind);
  expect(classify({ status: 502, headers: {}, body, bytes: new Uint8Array() }).kind).toBe('retry');
});
