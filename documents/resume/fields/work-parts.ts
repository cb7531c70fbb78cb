import { isDateLike } from './dates.ts';
import { roleOfLabel } from './fragments.ts';
import type { Fragment } from './fragments.ts';
import { companyScore, isClause, isPlace, isPlacePhrase, isTitleLike } from './lexicon-work.ts';
import { isAddress, isTelling } from './name-shape.ts';
import { titleStrength } from './title-strength.ts';
import { readWorkSentence } from './work-sentences.ts';

/** Which of the two a résumé puts first. */
export type PartOrder = 'titleFirst' | 'employerFirst';

const department = /(?:部|事业部|事業部|事业群|中心部|团队|小组|科室|车间|department|dept\.?|team|division|unit)$/iu;
/** The field of a post, written behind it: `Director, Global Supply Chain`. */
const fieldOfWork =
  /^(?:(?:global|international|corporate|regional|digital|group|north america|emea|apac|asia pacific|retail|commercial|technical|clinical|strategic)\s+)*(?:supply chain|procurement|operations|sales|marketing|finance|accounting|human resources|hr|talent|engineering|product|strategy|logistics|quality|compliance|risk|legal|communications|technology|manufacturing|research|business development|customer (?:success|service|experience)|information technology|it|services|partnerships|payments|growth|security|infrastructure|r&d)(?:\s+(?:management|operations|services|strategy|planning|and\s+\w+|&\s+\w+))?$/iu;
const kindOfWork =
  /^(?:全职|兼职|实习|劳务|外包|合同工|正式|统招|full[- ]time|part[- ]time|contract(?:or)?|permanent|temporary|freelance|seasonal|hybrid|remote|promoted.*|self[- ]employed|\d+\s*(?:年|个月|months?|mos?|yrs?|years?).*|共.*|[\d,]+\s*[-–]?\s*[\d,]*\s*人(?:以上)?|(?:民营|国有|外资|上市|股份制|合资).*|no\.?\s*\d+|.*[\d]+[kK]\/?月.*)$/iu;
const selfEmployed = /^(?:freelancer?|self[- ]employed|自由职业者?|个体经营)$/iu;
/** `Everett` in `Boeing, Everett, WA`: a town by the region that follows it. */
function isTown(fragment: Fragment, fragments: readonly Fragment[]): boolean {
  const at = fragments.indexOf(fragment);
  const [before, next] = [fragments[at - 1], fragments[at + 1]];
  return (
    before !== undefined &&
    before.lineOffset === fragment.lineOffset &&
    !(isTitleLike(before.text) && companyScore(before.text) < 2) &&
    next !== undefined &&
    next.lineOffset === fragment.lineOffset &&
    isPlace(next.text) &&
    isPlacePhrase(`${fragment.text}, ${next.text}`)
  );
}

/** `KPMG` behind `毕马威企业咨询有限公司`: the same employer in the other script. */
const isOtherScript = (fragment: Fragment, employer: Fragment | undefined): boolean =>
  employer !== undefined &&
  fragment.lineOffset === employer.lineOffset &&
  /\p{Script=Han}/u.test(employer.text) &&
  !/\p{Script=Han}/u.test(fragment.text) &&
  fragment.offset - employer.offset - employer.text.length <= 1;

/** Employer and post of one entry. */
export interface WorkParts {
  employer?: Fragment;
  title?: Fragment;
}

/** What the other entries of a section tell of an entry. */
export interface PartHints {
  order?: PartOrder;
  /** Whether a piece stands where most of them have their employer, and their post. */
  isEmployerPlace?: (fragment: Fragment) => boolean;
  /** Whether it begins the line that most of them have their employer on. */
  isEmployerRow?: (fragment: Fragment) => boolean;
  isTitlePlace?: (fragment: Fragment) => boolean;
}

/** Decides which pieces are employer and title; places, departments and kinds of work are neither. */
export function chooseParts(fragments: readonly Fragment[], sentence: string, hints: PartHints = {}): WorkParts {
  const { order } = hints;
  const prose = readWorkSentence(sentence);
  if (prose?.title !== undefined) {
    const base = fragments[0]?.lineOffset ?? fragments[0]?.offset ?? 0;
    const toFragment = ({ text, at }: { text: string; at: number }): Fragment => ({ text, offset: base + at });
    return { employer: toFragment(prose.employer), title: toFragment(prose.title) };
  }
  const labelledEmployer = fragments.find((fragment) => fragment.role === 'employer');
  const labelledTitle = fragments.find((fragment) => fragment.role === 'title');
  // Town and postcode behind a street are of the address too.
  const streets = new Set(fragments.filter(({ text }) => isAddress(text)).map(({ lineOffset }) => lineOffset));
  streets.delete(undefined);
  const open = fragments.filter(
    (fragment) =>
      fragment.role === undefined &&
      roleOfLabel(fragment.text) === undefined &&
      fragment.text.length <= 100 &&
      !isClause(fragment.text) &&
      !isTelling(fragment.text) &&
      !isAddress(fragment.text) &&
      !streets.has(fragment.lineOffset) &&
      !kindOfWork.test(fragment.text) &&
      !isDateLike(fragment.text) &&
      /\p{L}{2}/u.test(fragment.text) &&
      !/https?:|www\.|@\S+\./.test(fragment.text),
  );
  const self = fragments.find((fragment) => selfEmployed.test(fragment.text));
  if (
    self !== undefined &&
    labelledEmployer === undefined &&
    !open.some((fragment) => companyScore(fragment.text) > 0)
  ) {
    const post =
      labelledTitle ?? open.find((fragment) => isTitleLike(fragment.text)) ?? (open.length === 1 ? open[0] : undefined);
    if (post !== undefined) return { employer: self, title: post };
  }
  const titles = open.filter((fragment) => isTitleLike(fragment.text) && companyScore(fragment.text) < 2);
  const title = labelledTitle ?? [...titles].sort((a, b) => weakness(a, hints) - weakness(b, hints))[0];
  const rest = open.filter((fragment) => fragment !== title && !isPlace(fragment.text) && !isTown(fragment, fragments));
  const picked = labelledEmployer ?? pickEmployer(rest, title, hints);
  const joined =
    picked === undefined
      ? undefined
      : joinDashed(
          picked,
          rest,
          open.filter((fragment) => isPlace(fragment.text) && fragment.lineOffset === picked.lineOffset),
        );
  const employer = joined === undefined ? undefined : trimBracket(trimWard(joined.employer));
  const leftOver = rest.filter(
    (fragment) =>
      fragment !== picked &&
      fragment !== joined?.tail &&
      !isPlacePhrase(fragment.text) &&
      !isOtherScript(fragment, employer) &&
      !department.test(fragment.text),
  );
  const [only] = leftOver;
  const isBeside =
    only !== undefined &&
    employer !== undefined &&
    (order === 'titleFirst' || companyScore(employer.text) > 0 || only.lineOffset !== employer.lineOffset);
  // One piece left beside the employer is the post, whatever it is called.
  if (title === undefined && leftOver.length === 1 && isBeside && only.text.split(/\s+/).length <= 6) {
    const swap = order === 'titleFirst' && companyScore(employer.text) === 0 && only.offset > employer.offset;
    return swap ? { employer: only, title: employer } : { employer, title: only };
  }
  const likely = title === undefined ? leftOver.filter((fragment) => titleStrength(fragment.text) > 0) : [];
  const post = title ?? (likely.length === 1 ? likely[0] : undefined);
  return {
    ...(employer === undefined ? {} : { employer }),
    ...(post === undefined ? {} : { title: trimHost(post) }),
  };
}

/** `Charité – Universitätsmedizin Berlin`: a dash inside a name looks like one between name and title. */
function joinDashed(
  employer: Fragment,
  rest: readonly Fragment[],
  places: readonly Fragment[],
): { employer: Fragment; tail?: Fragment } {
  const at = rest.indexOf(employer);
  const next = at < 0 ? undefined : rest[at + 1];
  const dash = next?.dash;
  if (next === undefined || dash === undefined || next.offset !== employer.offset + employer.text.length + dash.length)
    return { employer };
  const beyond = rest[at + 2]?.text ?? places.find(({ offset }) => offset > next.offset)?.text;
  const isOther =
    isPlacePhrase(next.text) ||
    (beyond !== undefined && isPlacePhrase(`${next.text}, ${beyond}`)) ||
    department.test(next.text) ||
    isTitleLike(next.text) ||
    /\p{Script=Han}/u.test(next.text);
  return isOther
    ? { employer }
    : { employer: { ...employer, text: `${employer.text}${dash}${next.text}` }, tail: next };
}

/** `…第一附属医院心内科`: the ward is no part of the hospital's name. */
function trimWard(employer: Fragment): Fragment {
  const name = /^(\p{Script=Han}{2,30}医院)\p{Script=Han}{1,10}(?:科|科室|病房|病区|门诊)$/u.exec(employer.text)?.[1];
  return name === undefined ? employer : { ...employer, text: name };
}

/** `Ateliers Marchand (Lyon)`: a town or a word in brackets behind the name is no part of it. */
function trimBracket(employer: Fragment): Fragment {
  const name = /^(\p{Lu}.*[\p{L}.]) \(\p{Lu}\p{Ll}[\p{L}'’-]*(?:,? \p{Lu}[\p{L}'’-]*)?\)$/u.exec(employer.text)?.[1];
  return name === undefined ? employer : { ...employer, text: name };
}

/** `博士后(合作导师:…)`: whom the candidate worked with is no part of the post. */
function trimHost(title: Fragment): Fragment {
  const post = /^(.+?)\s*\((?:合作)?导师[^()]*\)$/u.exec(title.text)?.[1];
  return post === undefined ? title : { ...title, text: post };
}

const weakness = (fragment: Fragment, { isEmployerPlace, isTitlePlace }: PartHints): number =>
  (isEmployerPlace?.(fragment) === true ? 3 : 0) -
  (isTitlePlace?.(fragment) === true ? 3 : 0) +
  (titleStrength(fragment.text) < 2 ? 4 : 0) +
  companyScore(fragment.text) * 10 +
  (department.test(fragment.text) ? 5 : 0) +
  (/^(?:internship|实习)$/iu.test(fragment.text) ? 3 : 0);

/** `Boeing 737` in `Captain, Boeing 737 | Turkish Airlines`: what follows the post behind a comma belongs to it where a cell of its own holds an employer. */
const isTail = (fragment: Fragment, title: Fragment | undefined, rest: readonly Fragment[]): boolean =>
  title !== undefined &&
  title.lineOffset === fragment.lineOffset &&
  fragment.offset - title.offset - title.text.length === 2 &&
  rest.some(
    (other) =>
      other !== fragment &&
      other.lineOffset === fragment.lineOffset &&
      companyScore(other.text) > 0 &&
      other.offset - fragment.offset - fragment.text.length === 1,
  );

function pickEmployer(
  rest: readonly Fragment[],
  title: Fragment | undefined,
  { isEmployerPlace, isEmployerRow, isTitlePlace }: PartHints,
): Fragment | undefined {
  const scored = rest
    .map((fragment, i) => ({
      fragment,
      score:
        companyScore(fragment.text) * 10 -
        (department.test(fragment.text) || fieldOfWork.test(fragment.text) ? 15 : 0) -
        (isPlacePhrase(fragment.text) ? 20 : 0) -
        (title !== undefined && isTitleLike(fragment.text) ? 4 : 0) -
        titleStrength(fragment.text) * 3 +
        (isEmployerRow?.(fragment) === true ? 6 : 0) -
        (isTail(fragment, title, rest) ? 25 : 0) +
        (isEmployerPlace?.(fragment) === true ? 12 : 0) -
        (isTitlePlace?.(fragment) === true ? 8 : 0) -
        i,
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored.find(
    ({ fragment }) => /^[\p{Lu}\p{Lo}\d]/u.test(fragment.text) || /^[a-z]+[A-Z.]/.test(fragment.text),
  );
  if (
    best === undefined ||
    (department.test(best.fragment.text) &&
      companyScore(best.fragment.text) === 0 &&
      isEmployerRow?.(best.fragment) !== true)
  )
    return undefined;
  if (title !== undefined && fieldOfWork.test(best.fragment.text)) return undefined;
  if (titleStrength(best.fragment.text) > 2 && companyScore(best.fragment.text) === 0) return undefined;
  return best.fragment;
}
