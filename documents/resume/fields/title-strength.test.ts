import { expect, it } from 'vitest';
import { titleStrength } from './title-strength.ts';

it.each([
  ['Senior Hydrologist', 3],
  ['Head of Collections', 3],
  ['Director, Global Sales', 3],
  ['运营经理', 3],
  ['GRANITE STATE TEACHERS ALLIANCE', 1.5],
  ['Conservator', 1],
  ['Lumen', 0],
])('weighs %s as %d', (text, strength) => {
  expect(titleStrength(text)).toBe(strength);
});
