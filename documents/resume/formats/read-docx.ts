import { ResumeError } from '../resume-error.ts';
import type { ResumeLimits } from '../resume-limits.ts';
import type { HiddenText, ResumeText } from '../resume-types.ts';
import { cleanText, findUnprintable } from './clean-text.ts';
import { noStyles, readDocxStyles } from './docx-hidden.ts';
import { renderDocxPart } from './docx-part.ts';
import { listZip, unzipParts } from './unzip-parts.ts';

const wantedPart = /^word\/(?:document\d*|header\d*|footer\d*|styles)\.xml$/;

/** Tells what a zip archive is by its parts. */
export function isDocx(bytes: Uint8Array): boolean {
  return listZip(bytes).some((entry) => /^word\/document\d*\.xml$/.test(entry.name));
}

/**
 * Text of a DOCX in reading order: headers, body with tables and text boxes, footers; cells of a row are set apart by a tab.
 * Hidden and deleted text is left out. Throws `ResumeError`.
 */
export function readDocx(bytes: Uint8Array, limits: ResumeLimits): ResumeText {
  const parts = unzipParts(bytes, listZip(bytes), (name) => wantedPart.test(name), limits);
  const names = [...parts.keys()].sort();
  const styles = parts.get('word/styles.xml');
  const known = styles === undefined ? noStyles : readDocxStyles(new TextDecoder().decode(styles));
  const texts: string[] = [];
  const hidden: HiddenText[] = [];
  for (const kind of ['word/header', 'word/document', 'word/footer']) {
    for (const name of names) {
      if (!name.startsWith(kind)) continue;
      const part = renderDocxPart(new TextDecoder().decode(parts.get(name)), name, known);
      hidden.push(...part.hidden, ...findUnprintable(part.text));
      const text = cleanText(part.text).trim();
      // The first page's header often repeats the others.
      if (text !== '' && !texts.includes(text)) texts.push(text);
    }
  }
  const text = texts.join('\n');
  if (text.trim() === '') {
    throw new ResumeError(
      'resume_no_text',
      'The DOCX holds no text, perhaps only a picture. Send a file whose text can be selected.',
    );
  }
  return { text, hidden };
}
