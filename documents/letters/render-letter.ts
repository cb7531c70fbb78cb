import { fillLetter } from '../../domain/letters/fill-letter.ts';
import type { OfferLetterFacts } from '../../domain/letters/letter-facts.ts';
import type { LetterTemplate } from '../../domain/letters/letter-template.ts';
import { drawPdf } from '../pdf/pdf-pool.ts';
import type { RenderedPdf } from '../pdf/pdf-types.ts';

/**
 * Makes a letter of a template and facts, as a tagged A4 PDF. Reads and writes nothing; safe to repeat: the same arguments give the same bytes.
 * @param now the instant it is made (ISO 8601): its creation date, and its date where the facts name none
 * @throws HubError `template_invalid`, `template_fact_missing` (nothing is drawn then), `glyph_missing`, `document_too_long`
 */
export async function renderLetter(
  template: LetterTemplate,
  facts: OfferLetterFacts,
  language: 'zh' | 'en',
  now: string,
): Promise<RenderedPdf> {
  return drawPdf({ kind: 'letter', letter: fillLetter(template, facts, language, now), language, now });
}
