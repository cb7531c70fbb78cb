import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ConnectorError } from '../contract.ts';
import { checkValid } from '../../schemas/validate.ts';
import { JsonReader, webhookShapeError } from '../kit/json.ts';
import orderCreated from './fixtures/order-created.json' with { type: 'json' };
import recordingReady from './fixtures/recording-ready.json' with { type: 'json' };
import reportReady from './fixtures/report-ready.json' with { type: 'json' };
import { fromEvent, fromOrder, toOrderRequest } from './map.ts';

const read = (value: unknown): JsonReader => new JsonReader(value, webhookShapeError('Clearvoice'));
const report = (more: object): unknown => ({ ...reportReady, data: { ...reportReady.data, ...more } });

describe('fromEvent', () => {
  it('keeps what was judged and drops and counts what was inferred', () => {
    const event = fromEvent(read(reportReady));
    expect(event).toMatchObject({
      dedupeKey: reportReady.id,
      eventType: 'interview.reportReady',
      remoteOrderId: 'CV-000001',
      externalRef: reportReady.externalId,
      result: {
        total: { value: 74.5, min: 0, max: 100, scaleId: 'clearvoice-100', raw: 74.5 },
        interviewer: { kind: 'ai', name: 'clearvoice-sim-1' },
        droppedSignals: 3,
        language: 'en',
      },
    });
    expect(event.result?.dimensions.map((one) => one.key)).toEqual(['communication', 'handlingEmotions']);
    expect(JSON.stringify(event)).not.toMatch(/signals|joy|0\.71/);
  });

  it('drops inferred dimensions and members wherever they stand', () => {
    const event = fromEvent(
      read(
        report({
          dimensions: [
            { key: 'facial_expression', score: 9, max: 10 },
            { key: '语音语调', score: 9, max: 10 },
            { key: 'communication', score: 7, max: 10, comment: 'ok', gaze: { left: 0.4 } },
          ],
          微表情: ['smirk', 'frown'],
        }),
      ),
    );
    expect(event.result?.dimensions.map((one) => one.key)).toEqual(['communication']);
    expect(event.result?.droppedSignals).toBe(2 + 1 + 2 + 3);
    expect(JSON.stringify(event)).not.toMatch(/smirk|facial|0\.4/);
  });

  it("keeps a vendor's own dimension name where it is no key of ours", () => {
    const event = fromEvent(read(report({ dimensions: [{ key: '抗压能力', score: 7, max: 10, comment: '稳' }] })));
    expect(event.result?.dimensions[0]).toMatchObject({ comment: '[抗压能力] 稳', mapped: false });
    expect(event.result?.dimensions[0]?.key).toMatch(/^vendor-[0-9a-f]{12}$/);
  });

  it('takes a missing total for missing, never for zero', () => {
    expect(fromEvent(read(report({ overall: null }))).result?.total).toBeNull();
  });

  it('reads a recording', () => {
    expect(fromEvent(read(recordingReady)).recording).toEqual({
      url: recordingReady.data.recordingUrl,
      durationSeconds: 48,
    });
  });

  it('reads when the vendor will not answer', () => {
    const data = { from: '2026-11-23T18:00:00Z', to: '2026-11-23T20:00:00Z', note: 'Upgrade' };
    const event = fromEvent(
      read({ ...reportReady, type: 'vendor.maintenance', orderId: null, externalId: null, data }),
    );
    expect(event).toMatchObject({
      eventType: 'vendor.maintenance',
      remoteOrderId: null,
      maintenance: { from: '2026-11-23T18:00:00.000Z', to: '2026-11-23T20:00:00.000Z', note: 'Upgrade' },
    });
    expect(checkValid('inbound-event', event)).toEqual([]);
  });

  it('takes an unknown type for unsupported, also one named like a method of objects', () => {
    for (const type of ['interview.dreamt', 'constructor', '__proto__']) {
      expect(fromEvent(read({ ...reportReady, type })).eventType).toBe('unsupported');
    }
  });

  it.each([
    ['/id', { ...reportReady, id: 42 }],
    ['/id', { ...reportReady, id: 'x'.repeat(201) }],
    ['/occurredAt', { ...reportReady, occurredAt: 'today' }],
    ['/orderId', { ...reportReady, orderId: undefined }],
    ['/data', { ...reportReady, data: [] }],
    ['/data/overall/score', report({ overall: { score: 120, max: 100 } })],
    ['/data/overall/score', report({ overall: { score: -1, max: 100 } })],
    ['/data/overall/max', report({ overall: { score: 0, max: 0 } })],
    ['/data/dimensions', report({ dimensions: Array(101).fill(reportReady.data.dimensions[0]) })],
    ['/data/dimensions/0/key', report({ dimensions: [{ score: 1, max: 10 }] })],
    ['/data/recordingUrl', { ...recordingReady, data: { recordingUrl: 'javascript:alert(1)' } }],
  ])('refuses a wrong %s', (field, body) => {
    expect(() => fromEvent(read(body))).toThrowError(
      expect.objectContaining({ kind: 'payload', code: 'webhook_payload_invalid', field }),
    );
  });

  it('gives an event of our schema or throws a payload error, whatever comes', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('', 'x'.repeat(60_000), -1, 1e308, '2026-11-22T10:00:00+14:00'),
    );
    const places = ['id', 'type', 'occurredAt', 'orderId', 'data'].concat(
      Object.keys(reportReady.data).map((name) => `data.${name}`),
      ['key', 'score', 'max', 'comment', 'evidence'].map((name) => `data.dimensions.0.${name}`),
      ['data.overall.score', 'data.overall.max', 'data.answers.0.text', 'data.answers.0.questionId'],
      ['data.interviewer.type', 'data.interviewer.model', 'data.recordingUrl', 'data.durationSeconds'],
    );
    const changes = fc.array(fc.tuple(fc.constantFrom(...places), odd), { maxLength: 3 });
    const event = fc.tuple(fc.constantFrom(reportReady, recordingReady), changes).map(([base, list]) => {
      const copy: unknown = structuredClone(base);
      for (const [place, value] of list) setAt(copy, place.split('.'), value);
      return copy;
    });
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: event }, { weight: 1, arbitrary: fc.jsonValue() }), (body) => {
        try {
          const faults = checkValid('inbound-event', fromEvent(read(body)));
          accepted++;
          expect(faults).toEqual([]);
        } catch (error) {
          if (!(error instanceof ConnectorError)) throw error;
          expect(error.kind).toBe('payload');
        }
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });
});

it('maps an invitation with the vendor kept from writing to the candidate', () => {
  const request = toOrderRequest({
    externalId: 'o1',
    kind: 'aiInterview',
    identityCheck: false,
    candidate: { name: 'Li Si', phone: '+8613800138001', language: 'zh' },
    position: { title: 'Agent' },
    questions: [{ id: 'q1', text: 'Why?', dimension: 'communication', timeLimitSeconds: 60 }],
    supplementQuestions: [
      { id: 'q2', text: 'Which?', dimension: 'communication', timeLimitSeconds: 60, choices: ['this', 'that'] },
    ],
    rubric: { dimensions: [{ key: 'communication', name: '沟通', weight: 40, anchors: [{ at: 10, text: 'clear' }] }] },
    expiresAt: '2026-11-25T10:00:00.000Z',
    notifyUrl: 'http://127.0.0.1:8700/webhooks/c1',
  });
  expect(request).toMatchObject({
    candidate: { name: 'Li Si', phone: '+8613800138001', language: 'zh' },
    questions: [{ id: 'q1', language: 'zh', dimension: 'communication' }],
    rubric: { dimensions: [{ weight: 40, anchors: [{ score: 10, text: 'clear' }] }] },
    supplementQuestions: [{ id: 'q2', text: 'Which?\nA. this\nB. that', answerType: 'text' }],
    suppressNotifications: true,
  });
  expect(request['candidate']).not.toHaveProperty('email');
  expect(fromOrder(read(orderCreated))).toEqual({
    remoteId: 'CV-000001',
    inviteUrl: orderCreated.inviteUrl,
    expiresAt: '2026-11-25T10:00:00.000Z',
  });
});

/** Sets what a path leads to, where it leads anywhere. */
function setAt(target: unknown, [name = '', ...rest]: string[], value: unknown): void {
  if (typeof target !== 'object' || target === null) return;
  if (rest.length === 0) Reflect.set(target, name, value);
  else setAt(Reflect.get(target, name) as unknown, rest, value);
}
