import type { FilledLetter } from '../../domain/letters/fill-letter.ts';
import type { RenderedPdf } from '../pdf/pdf-types.ts';
import { PdfWriter } from '../pdf/pdf-writer.ts';

/** Draws a letter in the thread it is called in. Throws HubError `glyph_missing` rather than leave a name incomplete. */
export function drawLetter(letter: FilledLetter, now: string): Promise<RenderedPdf> {
  const writer = new PdfWriter({ ...letter, now, missingGlyph: 'refuse' });
  writer.title(letter.title);
  for (const block of letter.blocks) {
    if ('paragraph' in block) writer.paragraph(block.paragraph);
    else if ('heading' in block) writer.heading(block.heading);
    else if ('list' in block) writer.list(block.list);
    else if ('signatures' in block) writer.signatures(block.signatures);
    else
      writer.table({
        widths: [1, 3],
        rows: block.table.map((row) => [row.label, row.value]),
        size: 10.5,
        rowHeads: true,
      });
  }
  return writer.finish();
}
