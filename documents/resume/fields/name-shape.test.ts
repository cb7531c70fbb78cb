import { describe, expect, it } from 'vitest';
import { isAddress, isTelling } from './name-shape.ts';

describe('the shape of names', () => {
  it.each([
    'Cut working capital by $6M',
    'Monthly close for three mills',
    'Led science demonstrations for 60 families',
    '负责华东区渠道',
    '带领78人团队',
  ])('takes %s for a sentence', (text) => {
    expect(isTelling(text)).toBe(true);
  });

  it.each([
    'Institute of Historical Research',
    'Rijksdienst voor Erfgoed',
    'Marketing Manager',
    'Assistant to the managing director',
    '7 years 11 months',
    '茶颜悦色',
  ])('does not take %s for one', (text) => {
    expect(isTelling(text)).toBe(false);
  });

  it('knows where something stands from what it is', () => {
    expect(isAddress('1220 S. St Francis Dr')).toBe(true);
    expect(isAddress('3 Brothers Bakery')).toBe(false);
  });
});
