import type { HiddenText } from '../resume-types.ts';

/** Radicals that PDF fonts put in place of characters and that Unicode normalisation leaves alone (CJK Radicals Supplement). */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⻑長⻒镸⻖阝⻗雨⺎兀⺝月⺼肉⻊足⻍辶⻎辶⻏邑⻫齐⻭齿⻯龙',
  ).reduce<[string, string][]>((pairs, character, i, all) => {
    if (i % 2 === 0) pairs.push([character, all[i + 1] ?? character]);
    return pairs;
  }, []),
);

const compatibility =
  /[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\uff0b\uff0d\uff0e\uff3f]/gu;

/**
 * One spelling for characters that files write in several ways: full-width letters and digits, ligatures, radicals, spaces and hyphens.
 * Offsets change. Safe to repeat.
 */
export function unifyCharacters(raw: string): string {
  return (
    raw
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      .replace(/[-\u2010]?\u00ad\u2010|\u2010|\u2011|\ufe63/g, '-')
      // Some PDF fonts map their visible hyphen to the soft one: between digits it is never a hint for breaking lines.
      .replace(/(?<=\d)\u00ad(?=\d)/g, '-')
      .replace(/\u00ad/g, '')
      // Unicode folds this radical to the traditional form; fonts for simplified Chinese put it for the simplified one.
      .replace(/\u2f3e/g, '户')
      .replace(compatibility, (character) => character.normalize('NFKC'))
      .replace(/[\u2e80-\u2eff]/gu, (character) => radicals[character] ?? character)
  );
}

/** A line set with spaces between its letters, `O L I V I A   B E N N E T T`: the wider gaps are those between words. */
function joinSpacedLetters(line: string): string {
  if (!/^\s*\p{L}{1,2}(?: \p{L}{1,2})+(?:(?: {2,12}|\t)\p{L}(?: \p{L}{1,2})*){1,6}\s*$/u.test(line)) return line;
  const tokens = line.trim().split(/\s+/u);
  if (tokens.filter((token) => Array.from(token).length === 1).length < tokens.length * 0.7) return line;
  return line
    .trim()
    .split(/ {2,}|\t/u)
    .map((word) => word.replace(/ /g, ''))
    .join(' ');
}

/**
 * Makes one spelling of what files spell in many ways, line ends included.
 * Control characters (NUL too) go; emoji, right-to-left text and its marks stay. Safe to repeat.
 */
export function cleanText(raw: string): string {
  return (
    unifyCharacters(
      raw
        .replace(/\r\n?|\u2028|\u2029|\u0085|\v|\f/g, '\n')

        .replace(
          /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\u180e\u3164\u115f\u1160]/g,
          '',
        )
        .replace(/[\u{e0000}-\u{e007f}]/gu, '')
        // Joiners and marks of direction mean something inside Arabic, Hebrew, Indic scripts and emoji alone.
        .replace(
          /(?<=[\p{Script=Latin}\p{Script=Han}\p{Nd}\p{P}\s]|^)[\u200c-\u200f]+|[\u200c-\u200f]+(?=[\p{Script=Latin}\p{Script=Han}\p{Nd}\p{P}\s]|$)/gmu,
          '',
        )
        .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
    )
      // Long blanks carry no meaning and would make every later pattern slow.
      .replace(/[ \t]{120,}/g, (blank) => (blank.includes('\t') ? '\t' : ' '.repeat(8)))
      .replace(/[ \t]+$/gm, '')
      .replace(/^.{7,120}$/gmu, joinSpacedLetters)
      .replace(/\n{3,}/g, '\n\n')
  );
}

/** What a text holds in characters without a shape: words in tag characters, text turned round, joiners strewn between letters. */
export function findUnprintable(raw: string): HiddenText[] {
  const found: HiddenText[] = [];
  for (const match of raw.slice(0, 1_000_000).matchAll(/[\u{e0020}-\u{e007e}]{2,}/gu)) {
    const text = Array.from(match[0], (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) - 0xe0000)).join('');
    found.push({ how: 'unprintable', text: text.slice(0, 200) });
    if (found.length === 20) break;
  }
  const turned = /[\u202d\u202e]([^\n\u202c]{1,200})/u.exec(raw);
  if (turned !== null) found.push({ how: 'unprintable', text: turned[1] ?? '' });
  const strewn = /(?:[\p{Script=Latin}\p{Script=Han}\d@.][\u200b-\u200d\u2060-\u2064]+){3}[^\n]{0,150}/u.exec(raw);
  if (strewn !== null)
    found.push({ how: 'unprintable', text: strewn[0].replace(/[\u200b-\u200d\u2060-\u2064]/gu, '') });
  return found;
}
