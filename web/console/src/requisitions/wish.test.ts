import { expect, it } from 'vitest';
import type { Requisition } from '../api/types.ts';
import { fromRequisition, toWish } from './wish.ts';

const cents = () => 100;
const before = {
  title: { en: 'Agent' },
  requirements: [],
  dimensions: [
    { key: 'calm', name: { en: 'Calm' }, weight: 60, anchors: [{ at: 1, text: { en: 'Never shouts' } }] },
    { key: 'speed', name: { en: 'Speed' }, weight: 40 },
  ],
} as unknown as Requisition;

it('keeps of a dimension what the form does not show', () => {
  const fields = fromRequisition(before, cents);
  expect(fields.judgedBy).toBe('own');
  expect(toWish(fields, before, cents).dimensions).toEqual(before.dimensions);
});

it('sends either a template or dimensions', () => {
  const fields = { ...fromRequisition(before, cents), rubricTemplateId: 'sales' };
  expect(toWish(fields, before, cents)).not.toHaveProperty('rubricTemplateId');
  const byTemplate = toWish({ ...fields, judgedBy: 'template' }, before, cents);
  expect(byTemplate.rubricTemplateId).toBe('sales');
  expect(byTemplate).not.toHaveProperty('dimensions');
});
