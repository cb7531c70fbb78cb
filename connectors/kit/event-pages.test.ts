import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../schemas/types.ts';
import { readEachEvent, walkEvents } from './event-pages.ts';
import type { JsonReader } from './json.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const read = (event: JsonReader): InboundEvent => ({
  dedupeKey: event.string('id'),
  eventType: 'interview.started',
  vendorType: 'started',
  occurredAt: now.toISOString(),
  remoteOrderId: event.string('order'),
  externalRef: null,
});
const event = (id: string, order = 'o1') => ({ id, order });

describe('a polled list', () => {
  it('keeps what can be read, and the rest as unsupported under a key that stays the same', () => {
    const items = [event('a'), { id: 5 }, 'nonsense', null, event('b')];
    const once = readEachEvent('Vendor', items, read, now);
    expect(once.map(({ eventType }) => eventType)).toEqual([
      'interview.started',
      'unsupported',
      'unsupported',
      'unsupported',
      'interview.started',
    ]);
    const again = readEachEvent('Vendor', items, read, new Date());
    expect(again.map(({ dedupeKey }) => dedupeKey)).toEqual(once.map(({ dedupeKey }) => dedupeKey));
    expect(new Set(once.map(({ dedupeKey }) => dedupeKey)).size).toBe(5);
  });

  it('does not hide a fault of the connector itself', () => {
    const broken = () => {
      throw new TypeError('a fault');
    };
    expect(() => readEachEvent('Vendor', [event('a')], broken, now)).toThrow(TypeError);
  });
});

describe('the events of one order', () => {
  const pages = [
    { items: [event('a'), event('x', 'o2')], next: '1' },
    { items: [event('b')], next: '2' },
    { items: [], next: '2' },
  ];
  const isOfOrder = (one: JsonReader) => one.raw('order') === 'o1';
  const idsOf = (events: InboundEvent[]) => events.map(({ dedupeKey }) => dedupeKey);

  it('come from all pages, without those of others, should the vendor ignore the filter', async () => {
    const asked: string[] = [];
    const list = async (cursor: string) => {
      asked.push(cursor);
      return pages[Number(cursor)] ?? { items: [], next: cursor };
    };
    expect(idsOf(await walkEvents('Vendor', list, isOfOrder, read))).toEqual(['a', 'b']);
    expect(asked).toEqual(['0', '1', '2']);
  });

  it('that can’t be read are a fault, those of others not', async () => {
    const list = async (cursor: string) => ({ items: [{ order: 'o2' }, { order: 'o1' }], next: cursor });
    await expect(walkEvents('Vendor', list, isOfOrder, read)).rejects.toMatchObject({ kind: 'payload' });
    const others = async (cursor: string) => ({ items: [{ order: 'o2' }], next: cursor });
    expect(await walkEvents('Vendor', others, isOfOrder, read)).toEqual([]);
  });

  it('of a vendor that never comes to an end are left for later', async () => {
    const endless = async (cursor: string) => ({ items: [], next: String(Number(cursor) + 1) });
    await expect(walkEvents('Vendor', endless, isOfOrder, read)).rejects.toMatchObject({
      kind: 'retry',
      code: 'too_many_events',
    });
  });
});
