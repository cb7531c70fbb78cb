import { fileURLToPath } from 'node:url';
import { getDocument, PasswordResponses, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isDateLike } from '../fields/dates.ts';
import { classifyHeading } from '../fields/headings.ts';
import { ResumeError } from '../resume-error.ts';
import type { ResumeLimits } from '../resume-limits.ts';
import type { HiddenText, ResumeText } from '../resume-types.ts';
import { cleanText, findUnprintable, unifyCharacters } from './clean-text.ts';
import { dropHidden } from './drop-hidden.ts';
import { tracePage } from './pdf-hidden.ts';
import { layOutPage } from './pdf-layout.ts';
import type { LaidLine, PdfPiece } from './pdf-layout.ts';

const packageFile = (path: string): string =>
  fileURLToPath(new URL(path, import.meta.resolve('pdfjs-dist/package.json')));

const hints = { isHeading: (text: string) => classifyHeading(text) !== undefined, isDateLike };

/**
 * Text of a PDF, page by page, laid out in reading order. Run it in the reader thread: a hostile file can take long and much memory.
 * Throws `ResumeError`.
 */
export async function readPdf(bytes: Uint8Array, limits: ResumeLimits): Promise<ResumeText> {
  const task = getDocument({
    data: bytes,
    cMapUrl: packageFile('./cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: packageFile('./standard_fonts/'),
    wasmUrl: packageFile('./wasm/'),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    // Pictures are only asked where they lie; larger ones are not even unpacked.
    maxImageSize: 16 * 1024 * 1024,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) {
      throw new ResumeError('resume_too_large', `The PDF has more than ${limits.pages} pages. Send the résumé alone.`);
    }
    const layers = await document.getOptionalContentConfig();
    const pages: LaidLine[][] = [];
    const hidden: HiddenText[] = [];
    let characters = 0;
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n);
      const content = await page.getTextContent();
      const pieces = content.items.flatMap((item): (PdfPiece & { raw: string })[] =>
        'str' in item ? [toPiece(item)] : [],
      );
      const painted = tracePage(await page.getOperatorList(), page.view, (group) => Boolean(layers.isVisible(group)));
      const visible = dropHidden(pieces, painted, n);
      if (hidden.length < 50) hidden.push(...visible.hidden);
      for (const piece of pieces)
        if (hidden.length < 50) hidden.push(...findUnprintable(piece.raw).map((each) => ({ ...each, page: n })));
      const lines = layOutPage(visible.pieces, hints);
      characters += lines.reduce((sum, line) => sum + line.text.length, 0);
      if (characters > limits.textCharacters)
        throw new ResumeError('resume_too_large', 'The PDF holds more text than a résumé. Send the résumé alone.');
      pages.push(lines);
      page.cleanup();
    }
    return { ...joinPages(pages), hidden };
  } catch (error) {
    throw toResumeError(error);
  } finally {
    await task.destroy();
  }
}

interface TextItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

const toPiece = (item: TextItem): PdfPiece & { raw: string } => ({
  raw: item.str,
  text: unifyCharacters(item.str),
  x: item.transform[4] ?? 0,
  y: item.transform[5] ?? 0,
  width: item.width,
  height: item.height || Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0),
});

function joinPages(pages: readonly LaidLine[][]): ResumeText {
  let text = '';
  const pageStarts: number[] = [];
  const lineSizes: number[] = [];
  for (const lines of pages) {
    pageStarts.push(text.length);
    for (const line of lines) {
      const clean = cleanText(line.text).replace(/\n/g, ' ').trim();
      if (clean === '') continue;
      text += `${clean}\n`;
      lineSizes.push(line.size);
    }
  }
  if (text.replace(/\s/g, '').length < 20) {
    throw new ResumeError(
      'resume_no_text',
      'The PDF holds no text: it looks scanned. Send a file whose text can be selected, or a DOCX.',
    );
  }
  return { text, pages: pages.length, pageStarts, lineSizes };
}

function toResumeError(error: unknown): unknown {
  if (error instanceof ResumeError) return error;
  const name = error instanceof Error ? error.name : '';
  const code = (error as { code?: unknown } | null)?.code;
  if (name === 'PasswordException' || code === PasswordResponses.NEED_PASSWORD) {
    return new ResumeError(
      'resume_encrypted',
      'The PDF needs a password. Remove the password and send it again.',
      'file',
      {
        cause: error,
      },
    );
  }
  return new ResumeError('resume_corrupt', 'The PDF is damaged. Make it anew, or send a DOCX or plain text.', 'file', {
    cause: error,
  });
}
