import type { Language } from './types.ts';

/** What can be counted in an answer without understanding it. */
export interface TextFeatures {
  /** Words, where about 1.6 Chinese characters make one. */
  words: number;
  /** Distinct terms; see {@link extractTerms}. */
  terms: Set<string>;
  /** From 0 (one word over and over) to 1. */
  variety: number;
  numbers: number;
  examples: number;
  actions: number;
  structure: number;
}

const CJK = /\p{Script=Han}/gu;
const STOP_WORDS = new Set(
  (
    'the and for are was were you your yours our with that this have has had what when where which who whom how why ' +
    'did does done can could would should will shall may might must not but from into about than then them they their ' +
    'there here its his her she him been being very just some any all each please tell describe give'
  ).split(' '),
);
const STOP_CHARACTERS = new Set('的了是在我你他她它们和与或也都就着过吗呢吧啊么什怎请个这那有对把被让给');
const NUMBERS =
  /\d[\d.,]*\s*(?:%|％)?|百分之|[一二两三四五六七八九十百千万]+(?:个|人|次|年|月|天|小时|分钟|倍|成|家|项|名|位|万|元)/gu;
const EXAMPLES =
  /for example|for instance|such as|one time|\bonce\b|last (?:year|month|week|quarter)|when i\b|while i\b|in my (?:last|previous|current)|\bin (?:19|20)\d\d\b|例如|比如|举例|有一次|当时|去年|上个月|上家|曾经|那一次|在.{1,12}(?:公司|项目|期间)/giu;
const ACTIONS =
  /\b(?:i|we) (?:\w+ )?(?:led|built|designed|wrote|fixed|called|asked|listened|explained|apologi[sz]ed|organi[sz]ed|planned|measured|improved|reduced|increased|trained|checked|analy[sz]ed|proposed|negotiated|solved|created|set|made|ran|tested|coached|reviewed|introduced|decided|offered|agreed)\b|我(?:们)?(?:.{0,4})(?:负责|带领|设计|编写|修复|联系|倾听|解释|道歉|组织|计划|测量|改进|降低|提高|培训|检查|分析|提出|谈判|解决|建立|制定|推动|安排|协调|主动|跟进|总结)/giu;
const STRUCTURE =
  /\b(?:first(?:ly)?|second(?:ly)?|then|after that|finally|because|so that|therefore|as a result|in the end|outcome|learned|learnt)\b|首先|其次|然后|接着|最后|因为|因此|所以|结果|最终|从而|学到|总结/giu;

/** Counts what {@link TextFeatures} names. */
export function readFeatures(text: string): TextFeatures {
  const hanCount = count(text, CJK);
  const latinWords = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
  const plainWords = latinWords.filter((word) => !/\p{Script=Han}/u.test(word)).length;
  const words = plainWords + hanCount / 1.6;
  const pieces = [...text.matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)].map((match) => match[0].toLowerCase());
  const distinct = new Set(pieces).size;
  // In natural text distinct pieces grow about with the square root; repeating oneself falls far below that.
  const variety = pieces.length === 0 ? 0 : Math.min(1, distinct / (2 * Math.sqrt(pieces.length)));
  return {
    words,
    terms: extractTerms(text),
    variety,
    numbers: count(text, NUMBERS),
    examples: count(text, EXAMPLES),
    actions: count(text, ACTIONS),
    structure: count(text, STRUCTURE),
  };
}

/** The terms of a text: stemmed words without stop words, and pairs of neighbouring Chinese characters. */
export function extractTerms(text: string): Set<string> {
  const terms = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      const characters = [...run];
      for (let i = 0; i + 1 < characters.length; i += 1) {
        const [a = '', b = ''] = characters.slice(i, i + 2);
        if (!STOP_CHARACTERS.has(a) && !STOP_CHARACTERS.has(b)) terms.add(a + b);
      }
    } else if (run.length >= 3 && !STOP_WORDS.has(run)) {
      terms.add(run.length > 4 ? run.replace(/(?:ing|ed|es|s|ly)$/, '') : run);
    }
  }
  return terms;
}

/** The sentences of a text, as written, without the empty ones. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[。！？!?])|(?<=\.)\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The report's language for an order's language tag: Chinese for `zh…`, else English. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
