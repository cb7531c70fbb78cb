import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';

const nameOf = (text: string, lineSizes?: number[]): string | null =>
  extractFields({ text, ...(lineSizes === undefined ? {} : { lineSizes }) }, '2026-11-22').formattedName.value;

describe('names that a template spreads', () => {
  it('joins a name over the two largest lines', () => {
    const text = 'C O N T A C T\nhello@studio.example\nBrand Identity\nM A R I S O L\nQ U I N T E R O\nART DIRECTOR';
    expect(nameOf(text, [9, 9, 9, 27, 27, 9])).toBe('Marisol Quintero');
  });

  it('parts letters without a gap by the e-mail address, and only by it', () => {
    const text = 'O L I V I A B E N N E T T\nMarketing Lead\n';
    expect(nameOf(`${text}olivia.bennett@mail.example`)).toBe('Olivia Bennett');
    expect(nameOf(`${text}obennett@mail.example`)).toBe('Olivia Bennett');
    expect(nameOf(`${text}hello@mail.example`)).toBeNull();
  });

  it('takes no referee for the candidate', () => {
    expect(nameOf('Denise M. Hargrove\nhargrove@mail.example\nREFERENCES\nName: Lena Whitcomb')).toBe(
      'Denise M. Hargrove',
    );
  });
});
