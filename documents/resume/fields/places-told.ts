import { companyScore, isPlace, isTitleLike } from './lexicon-work.ts';
import type { Line } from './resume-document.ts';

const beforeRegion =
  /(\p{Lu}[\p{L}'’-]{2,20}(?: \p{Lu}[\p{L}'’-]{2,20})?), (\p{Lu}[\p{L}. ]{1,24}?)(?=$|[\s,;|•·)\t\d])/gu;
const beforeUkPostcode = /(?<=[\s,])(\p{Lu}[\p{L}'’-]{2,20}),? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?=$|[\s,;|•·)])/gu;
const behindPostcode = /(?<![\d-])\d{4,6} (\p{Lu}[\p{L}'’-]{2,20})(?=$|[\s,;|•·)])/gu;

/** Towns that no list holds, learnt from lines about the candidate that write their region or postcode: `Dundee, Scotland`, `69001 Lyon`, `Leeds LS1 4AP`. */
export function learnTowns(lines: readonly Line[]): ReadonlySet<string> {
  const towns = new Set<string>();
  const add = (town: string): void => {
    if (companyScore(town) === 0 && !isTitleLike(town)) towns.add(town);
  };
  for (const { text } of lines) {
    for (const [, town = '', region = ''] of text.matchAll(beforeRegion)) if (isPlace(region)) add(town);
    for (const [, town = ''] of text.matchAll(behindPostcode)) add(town);
    for (const [, town = ''] of text.matchAll(beforeUkPostcode)) add(town);
  }
  return towns;
}
