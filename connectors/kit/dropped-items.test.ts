import { expect, it } from 'vitest';
import { answerShapeError, JsonReader } from './json.ts';
import { keepReadable, listDropped } from './dropped-items.ts';

const from = (connectionId: string) => ({ connectionId, operation: 'crm.listOpportunities', vendor: 'Vendor' });
const read = (item: unknown): number => new JsonReader(item, answerShapeError('Vendor', false)).number('n');

it('keeps what can be read and counts the rest, by connection', () => {
  expect(keepReadable(from('one'), [{ n: 1 }, { n: 'x' }, null, { n: 2 }], read)).toEqual([1, 2]);
  keepReadable(from('one'), [{}], read);
  keepReadable(from('two'), [{ n: 1 }], read);
  expect(listDropped()).toEqual([{ connectionId: 'one', operation: 'crm.listOpportunities', count: 3 }]);
});

it('takes a list of which nothing can be read for another shape', () => {
  expect(() => keepReadable(from('three'), [1, 2, 3, 4, 5], read)).toThrow(/None of what Vendor lists/);
  expect(keepReadable(from('three'), [1, 2, 3, 4], read)).toEqual([]);
});

it('lets a fault of our own through', () => {
  const broken = (): never => {
    throw new TypeError('ours');
  };
  expect(() => keepReadable(from('four'), [1], broken)).toThrow(TypeError);
});
