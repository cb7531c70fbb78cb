import type { Field } from '../resume-types.ts';
import { isPlace, isPlacePhrase } from './lexicon-work.ts';
import { findLabelled, linesOf } from './resume-document.ts';
import type { ResumeDocument } from './resume-document.ts';

const labels =
  '现\\s*居\\s*住?\\s*(?:地|城市|地址)?|现\\s*住\\s*(?:址|地)|居\\s*住\\s*(?:地|城市|地址)?|所\\s*在\\s*(?:地|城市|地区)|目前所在地|现所在地|当前城市|常住地|(?:联系|家庭|通讯|通信|现)?\\s*地\\s*址|住\\s*址|(?:home |mailing |current |residential )?address|based in|lives? in|residence';
const jobLabels = '(?:current )?location|city';

/** Where the candidate lives now, as written: after a label, or a place in the head. The home province (籍贯) is not it. */
export function readLocation(document: ResumeDocument): Field<string> {
  // `Location: …` of a job or a school is not where the candidate lives.
  const elsewhere = new Set(linesOf(document, 'experience', 'education', 'projects', 'volunteer', 'references'));
  const own = document.lines.slice(0, 60).filter((line) => !elsewhere.has(line));
  const cells = [
    ...findLabelled(document, `${labels}|${jobLabels}`, own),
    ...findLabelled(document, labels, document.lines.slice(0, 60)),
  ];
  for (const cell of cells) {
    const value = (cell.text.split(/\s{3,}|\s(?=\S{2,6}[::])|[||;;]/u)[0] ?? '').trim();
    if (value.length >= 2 && value.length <= 120 && /\p{L}/u.test(value) && !/@/.test(value))
      return { value, evidence: [document.evidenceAt(cell.offset, value.length)] };
  }
  const bare = /(?:现居住?[于在]?|现住|坐标|常驻|base[::]?)\s*(\p{Script=Han}{2,12}?)(?=$|[\s||,,;;。·/])/imu.exec(
    document.text.slice(0, 3_000),
  );
  if (bare?.[1] !== undefined && isPlace(bare[1])) {
    return { value: bare[1], evidence: [document.evidenceAt(bare.index + bare[0].indexOf(bare[1]), bare[1].length)] };
  }
  const head = [...linesOf(document, 'top').slice(0, 15), ...linesOf(document, 'personal').slice(0, 12)];
  for (const line of head) {
    if (/籍贯|户籍|户口|出生地|birth|期望|意向|desired|relocat/iu.test(line.text)) continue;
    for (const match of line.text.matchAll(/[^\t||•·◆]+?(?=\t|\s*[||•·◆]|\s{2,}|\s+[-–]\s+|$)/gu)) {
      const piece = match[0].replace(/^[\s\p{S}\ue000-\uf8ff,,📍]+/u, '').trim();
      if (piece === '' || piece.length > 90 || /@|https?:/.test(piece)) continue;
      if (looksLikePlace(piece)) {
        const at = line.offset + match.index + match[0].indexOf(piece);
        return { value: piece, evidence: [document.evidenceAt(at, piece.length)] };
      }
    }
  }
  return { value: null, evidence: [], reason: 'No address or town stands in the head of the text.' };
}

function looksLikePlace(text: string): boolean {
  if (/\p{Script=Han}/u.test(text))
    return (
      isPlace(text) ||
      /^\p{Script=Han}{2,8}(?:省|市)\p{Script=Han}{1,30}(?:区|县|路|街|号|室|市|镇)\p{Script=Han}{0,10}\d{0,5}号?/u.test(
        text,
      )
    );
  if (isPlacePhrase(text)) return /,/.test(text) || text.length > 3;
  // Street, town, region: the tail tells.
  const parts = text.split(/\s*,\s*/);
  const tail = parts.slice(-2).join(', ');
  return parts.length >= 3 && parts.length <= 6 && (isPlacePhrase(tail) || isPlace(parts.at(-1) ?? ''));
}
