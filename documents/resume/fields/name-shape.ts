import { companyScore, isTitleLike } from './lexicon-work.ts';

/** Small words that names hold in lower case, of the languages whose names we meet in Latin letters. */
const smallWords =
  /^(?:of|and|the|for|in|on|at|by|to|from|with|a|an|de|del|della|di|da|do|dos|das|du|des|la|le|les|el|los|las|et|e|y|und|für|der|die|das|zu|van|voor|en|och|og|i|im|am|at|per|pour|sur|ds?|n|d\.d|d\.o\.o|a\.s|s\.r\.o|co|inc|ltd)\.?$/iu;

/** Words that begin what somebody did, where a word in lower case follows them. */
const deeds =
  /^(?:\p{Lu}\p{Ll}+ed|\p{Lu}\p{Ll}+ing|Built|Led|Ran|Won|Cut|Grew|Set|Drove|Wrote|Made|Taught|Oversaw|Kept|Brought|Took|Sold|Held|Gave|Met|Began|Sent|Spent|Bought|Found|Rose|Chose|Helps?|Runs?|Leads?|Works?|Supports?|Provides?|Manages?|Handles?|Assists?|Prepares?|Maintains?|Develops?|Ensures?|Conducts?|Coordinates?|Performs?|Supervises?|Full|I|We|My|Our|This|These)\s+(?:\p{Ll}|\d|\$|€|£|[A-Z]{2,5}\b)/u;

const hanDeeds =
  /^(?:负责(?!人)|参与|主导|完成|协助|带领|独立|制定|通过|根据|实现|推动|搭建|组织|撰写|统筹|优化|维护|处理|熟悉|掌握|获得?|建立|开展|跟进|对接|执行|编制|配合|提升|累计|曾|其间|期间|其中)(?=\p{Script=Han}|\d|[A-Za-z])/u;
const hanMarks = /[。;!?%¥]|(?:\d|[一二三四五六七八九十])(?:万|亿|余?人|家|个|篇|场|次|项|套|台|倍|款)/u;

/** Whether a text tells something: a sentence or a piece of one, not the name of an employer or a post. */
export function isTelling(text: string): boolean {
  const bare = text.trim();
  if (/\p{Script=Han}/u.test(bare)) {
    if (hanDeeds.test(bare)) return true;
    return hanMarks.test(bare) && companyScore(bare) < 3;
  }
  if (/[$€£]\s?\d|\d\s?%/u.test(bare)) return true;
  if (deeds.test(bare) && !/^\p{Lu}\p{Ll}+ing\s+\p{Lu}/u.test(bare)) return true;
  if (/^\d/u.test(bare)) return false;
  const words = bare.split(/[\s,;/]+/u).filter((word) => /\p{L}/u.test(word) && !smallWords.test(word));
  const small = words.filter((word) => /^\p{Ll}{3,}/u.test(word)).length;
  return small >= 2 && small * 2 >= words.length && !isTitleLike(bare) && companyScore(bare) < 3;
}

/** `1220 S. St Francis Dr`, `14 rue de la Monnaie`, `中山路12号`: where something stands, not what it is. */
export const isAddress = (text: string): boolean =>
  /^\d{1,5}[a-z]?,?\s+.*\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|lane|ln|way|hwy|highway|court|ct|place|pl|suite|rue|calle|via|parkway|pkwy|square)\b\.?/iu.test(
    text,
  ) || /(?:路|街|道|巷)\d{1,5}号/u.test(text);
