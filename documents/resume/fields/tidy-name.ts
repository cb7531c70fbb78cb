/** Degrees and memberships that people write behind their names. */
export const suffixes =
  /(?:[,\s]+(?:\(hons?\.?\)|ph\.?\s?d\.?|m\.?d\.?|mba|m\.?s\.?c?|b\.?s\.?c?|b\.?a|m\.?a|r\.?n\.?|bsn|msn|p\.?e\.?|cpa|cfa|pmp|esq\.?|mha|mph|[bmc]\.?eng|m\.?phil|d\.?phil|b\.?ed|m\.?ed|ll\.?[bm]|mice|mimeche|miet|m?rics|frics|mcipd|mcips|fca|aca|acma|rgn|scrum master|cscp|cpsm|lcsw|phr|sphr|shrm-(?:s?cp)|cissp|csm|acca|fcca|pgce|qts|dds|dpt|jd|j\.d\.|llm|faia|aia|leed ap|he\/him|she\/her|they\/them))+\.?$/iu;
const pronouns = /\s*[((](?:he|she|they)\s*\/[^))]*[))]\s*/giu;
const honorifics =
  /^(?:(?:mag|dipl\.?-ing|dr\.?-ing|ing|lic|dott|arch|sra?)\.\s*(?:\(fh\)\s*)?|(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|ir|engr|eng)\.?\s+)+(?=\p{Lu})/iu;
/** The small words inside names. */
export const particles =
  /^(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|el|al|bin|binti|binte|vda|ibn|ben|bint|abu|af|av|y|e|ter|ten|st\.?|zu|dela|mac|san)$/iu;

/** A value that stands where names stand, tidied; undefined where it cannot be one. */
export function tidyName(raw: string): string | undefined {
  let name = raw
    .replace(pronouns, ' ')
    .replace(/[\p{Extended_Pictographic}\ufe0f\ue000-\uf8ff]/gu, ' ')
    .replace(/^[\s"'“”‘’《【[(*#|:·•\-–—_=]+|[\s"“”《》】\])*#|::,,、;;·•\-–—_=]+$/gu, '')
    .replace(/\s+/g, ' ');
  if (/^\p{Script=Han}{1,2}(?: \p{Script=Han}{1,2}){1,3}$/u.test(name) && name.replace(/ /g, '').length <= 4)
    name = name.replace(/ /g, '');
  // 扎西·次仁(藏族), 李娜(女, 28岁): what stands in brackets behind a Chinese name is about the person.
  name = name.replace(/^([\p{Script=Han}·•]{2,15})\s*[((【[][^A-Za-z]*$/u, '$1');
  // A bracket that was cut open takes what is left of it along.
  if (/\([^)]*$/u.test(name)) name = name.replace(/\s*\([^)]*$/u, '');
  name = name.replace(/^(\p{Script=Han}{2,4})(?:先生|女士|小姐|同学)$/u, '$1');
  name = name
    .replace(/^(\p{L}\S*(?: \S+){1,3}?)(?:, ?[A-Z][A-Z.-]{1,6})+$/u, '$1')
    .replace(suffixes, '')
    .replace(honorifics, '')
    .replace(/[,\s]+$/, '');
  if (/^(?:\p{L} ){3,}\p{L}$/u.test(name)) name = name.replace(/ /g, '');
  else if (/^(?:\p{Lu} )+\p{Lu}$/u.test(name)) return undefined;
  return name === '' ? undefined : settleCase(toGivenFirst(name));
}

/** `Wang, Fang` → `Fang Wang`. */
export const toGivenFirst = (name: string): string =>
  name.replace(/^(\p{Lu}[\p{L}\p{M}'’-]*), ?(\p{Lu}[\p{L}\p{M}'’-]*\.?(?: \p{Lu}[\p{L}\p{M}'’-]*\.?){0,2})$/u, '$2 $1');

/** JOHN O'NEIL-MCADAMS → John O'Neil-McAdams; of a name not wholly in capitals only the surname that is: Fang WANG → Fang Wang. */
function settleCase(name: string): string {
  const letters = name.match(/\p{Script=Latin}/gu)?.join('') ?? '';
  if (letters.length !== (name.match(/\p{L}/gu)?.length ?? 0)) return name;
  const shouted = letters.replace(/(?<=\p{L})c(?=\p{Lu}{2})/gu, '');
  if (letters.length < 4 || shouted !== shouted.toUpperCase()) {
    const loud = name.split(' ').filter(isLoud);
    return loud.length === 1 ? name.replace(loud[0] ?? '', (word) => settleWord(word)) : name;
  }
  const words = name.split(' ');
  return words
    .map((word, i) => {
      if (/^(?:II|III|IV|JR|SR)\.?$/.test(word))
        return /^[JS]R/.test(word) ? word[0] + word.slice(1).toLowerCase() : word;
      if (
        i > 0 &&
        i < words.length - 1 &&
        /^(?:VAN|VON|DER|DEN|DE|DEL|DA|DOS|DAS|DU|BIN|BINTI|BINTE|IBN|Y)$/.test(word)
      )
        return word.toLowerCase();
      return settleWord(word);
    })
    .join(' ');
}

/** Surnames in Mac- that are written with a second capital; others (Mackey, Macias) are not. */
const macNames =
  /^Mac(leod|donald|donnell|dougall|gregor|kenzie|arthur|millan|pherson|lean|laren|lachlan|intyre|intosh|innes|neil|neill|farlane|namara|carthy|dermott|mahon|manus|auley|allister|queen|rae|bride|callum|kinnon|kinlay|naughton|sween(?:e?y))$/u;

/** `O'NEIL-MCADAMS` → `O'Neil-McAdams`. */
export const settleWord = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(^|[-'’.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(macNames, (_, rest: string) => `Mac${rest.charAt(0).toUpperCase()}${rest.slice(1)}`);

/** A surname in capitals beside a given name that is not: two letters only where they can be a syllable (`Wei LI`, but not `AJ Smith`). */
const isLoud = (word: string): boolean =>
  (/^\p{Lu}[\p{Lu}'’-]{2,}$/u.test(word) && !/^(?:III|VII)$/.test(word)) ||
  /^(?:AI|AN|BO|DU|FU|GE|GU|HE|HU|KE|LI|LU|LÜ|MA|MI|OU|PU|QI|QU|SU|WU|XI|XU|YE|YI|YU|ZU|HO|LO|NG|KO|DO|VU|LE)$/u.test(
    word,
  );
