import { companyScore, endsInTitle, isTitleLike } from './lexicon-work.ts';

/** Words for those who do something, by their ending: `Cataloguer`, `Educator`. */
const agentNoun = /^(?:\p{Lu}\S*\s+){0,4}\p{Lu}\p{Ll}{2,}(?:er|or|ist|ian|eer|ant|yst)$/u;

/** How much a text reads as a post: 3 where it ends in a title, 1.5 where it only holds one, 1 by the ending of its last word, else 0. */
export function titleStrength(text: string): number {
  if (companyScore(text) > 1 && !/\p{Script=Han}/u.test(text)) return isTitleLike(text) ? 1 : 0;
  if (isTitleLike(text)) {
    if (/\p{Script=Han}/u.test(text)) return 3;
    // `Head of …`, `Director, Global Sales`, `Engineer (Test) II`: what follows the title is about it.
    const head = (text.split(/\s*[,(–-]\s*|\s+(?:of|for|in|to)\s+/u)[0] ?? text).replace(/\s+(?:I{1,3}|IV|\d)$/iu, '');
    return endsInTitle(head) || /^head of\b/iu.test(text) ? 3 : 1.5;
  }
  return agentNoun.test(text) && companyScore(text) === 0 ? 1 : 0;
}
