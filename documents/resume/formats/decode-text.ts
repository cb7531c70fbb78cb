import chardet from 'chardet';
import iconv from 'iconv-lite';
import { ResumeError } from '../resume-error.ts';

const utf8Fatal = new TextDecoder('utf-8', { fatal: true });

/** Characters that a Chinese résumé nearly always holds, simplified and traditional: they tell a right decoding from a wrong one. */
const telling = new Set(
  '的一是在有年月日工作公司大学學经經验驗教育历歷姓名电電话話手机機邮郵箱技能男女本科项項目职職位',
);

function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 8) return undefined;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  const half = sample.length / 2;
  if (odd > half * 0.3 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.3 && odd < half * 0.05) return 'utf-16be';
  return undefined;
}

const replacementShare = (text: string): number => (text.match(/\ufffd/g)?.length ?? 0) / Math.max(1, text.length);

function scoreChinese(text: string): number {
  let score = 0;
  for (const character of text.slice(0, 20_000)) {
    if (telling.has(character)) score += 3;
    else if (character === '\ufffd') score -= 10;
    else if (/[\ue000-\uf8ff]/.test(character)) score -= 5;
  }
  return score;
}

function decodeLegacy(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lossy = iconv.decode(buffer, 'utf8');
  // A few broken bytes in what is otherwise UTF-8 cost only themselves.
  if (replacementShare(lossy) < 0.005 && /[^\u0000-\u007f\ufffd]/.test(lossy)) return lossy;
  const chinese = ['gb18030', 'big5']
    .map((encoding) => ({ text: iconv.decode(buffer, encoding) }))
    .map(({ text }) => ({ text, score: scoreChinese(text) }))
    .sort((a, b) => b.score - a.score)[0];
  if (chinese !== undefined && chinese.score >= 12) return chinese.text;
  const guess = chardet.analyse(bytes.subarray(0, 100_000))[0];
  if (guess === undefined || guess.confidence < 10 || !iconv.encodingExists(guess.name)) return undefined;
  return iconv.decode(buffer, guess.name);
}

/**
 * Decodes the bytes of a text file: UTF-8 and UTF-16 (with or without mark), GB18030/GBK, Big5, else what chardet recognises.
 * Throws `resume_encoding_unreadable` where no decoding gives mostly readable characters.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeBytes(bytes);
  const sample = text?.slice(0, 200_000) ?? '';

  const controls =
    sample.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f\ufffd\ufffe\uffff]/g)?.length ?? 0;
  if (text === undefined || controls > sample.length * 0.05) {
    throw new ResumeError(
      'resume_encoding_unreadable',
      'The text of the file cannot be made out. Save it as UTF-8, or send PDF or DOCX.',
    );
  }
  return text;
}

function decodeBytes(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = guessUtf16(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return utf8Fatal.decode(bytes);
  } catch {
    // Not UTF-8: one of the older encodings.
    return decodeLegacy(bytes);
  }
}
