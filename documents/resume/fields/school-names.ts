import { roleOfLabel } from './fragments.ts';
import type { Fragment } from './fragments.ts';
import { isPlace, isPlacePhrase } from './lexicon-work.ts';
import type { Line } from './resume-document.ts';

const campusSystems =
  /^(?:university of (?:california|wisconsin|texas(?: at)?|illinois(?: at)?|massachusetts|maryland|nebraska|hawaii|tennessee|colorado|north carolina(?: at)?|missouri|minnesota|michigan|alaska|nevada|houston|arkansas|south carolina)|california state university|state university of new york|city university of new york|indian institute of technology|national institute of technology|indian institute of management|california polytechnic state university|california state polytechnic university)$/iu;
const campus =
  /^(?:berkeley|los angeles|san diego|davis|irvine|santa barbara|santa cruz|riverside|merced|san francisco|madison|milwaukee|austin|dallas|arlington|el paso|san antonio|urbana[- ]champaign|chicago|amherst|boston|lowell|college park|baltimore county|lincoln|omaha|long beach|fullerton|northridge|sacramento|east bay|fresno|pomona|san luis obispo|buffalo|albany|stony brook|binghamton|knoxville|boulder|denver|chapel hill|charlotte|greensboro|las vegas|reno|downtown|fayetteville|little rock|columbia|twin cities|duluth|ann arbor|dearborn|(?:new )?delhi|bombay|madras|kanpur|kharagpur|roorkee|guwahati|hyderabad|trichy|tiruchirappalli|warangal|surathkal|calicut|ahmedabad|bangalore|calcutta|lucknow)$/iu;

const strongSchool =
  /universit|universidad|università|hochschule|polytechni|politecnic|institute of technology|grandes? école|école|\bgymnasium\b|\blyc[ée]e\b|\bcollege\b|\bacademy\b|\bhigh school\b|secondary school|grammar school|conservator|seminary|\binstitut|sixth form|politeknik|vidyalaya|vidyapeeth|gurukul|madrasah|hogeschool|haute école|högskola|høgskole|høyskole|akademi|politechnik|politehnic|politécnic|uniwersytet|üniversite|univerzit|\bescuela\b|\bescola\b|\bscuola\b|\bistituto\b|\blice[ou]\b|\blycee\b|\bgimnazjum\b|kolegium|facult(?:y of|é|ad|ade)|(?:第[一二三四五六七八九十\d]{1,3}|职业|综合|完全|实验|外国语|[市县区省州])\p{Script=Han}{0,4}高中|高级中学|大学|大學|中学|中學|高中(?!毕业|学历|$)|职高|技校|一中|二中|三中|附中|职业技术|专科学校|师范|党校/iu;
const namedSchools =
  /^(?:(?:fh|htl|hak|haw|insa|iut|ensa|tu|ntnu|kth|dtu|ku leuven|vu|uva|hva|itesm|unam|unicamp|usp|pucp|uba|iteso|itba|ucd|dcu|ucc|ul|dkit|atu) .+|ntnu|kth|dtu|unam|usp|itesm|uva|smk? .+|sjk.+|sm[ap]n? .+|kendriya vidyalaya.*|mit|caltech|ucla|ucl|usc|nyu|lse|cmu|eth(?: zürich| zurich)?|epfl|iit[ -].+|nit[ -].+|iim[ -].+|bits pilani|insead|hec paris|kaist|postech|hkust|hku|cuhk|nus|ntu|smu|suny.+|cuny.+|uc (?:berkeley|davis|irvine|san diego|santa barbara|santa cruz|riverside|los angeles)|georgia tech|virginia tech|texas a&m|texas tech|penn state|ohio state|cal poly.*|ut (?:austin|dallas)|uiuc|unc chapel hill|umass .+|unsw(?: sydney)?|rmit|tu [a-zü]+|rwth aachen|sciences po|imperial college.*|king['’]s college.*|harvard|stanford|yale|princeton|columbia|cornell|dartmouth|brown|oxford|cambridge)$/iu;
const weakSchool =
  /\bschool\b|\binstitute\b|\btraining cent(?:er|re)\b|\bboot ?camp\b|\b(?:code|coding) (?:camp|academy|school)\b|\b(?:education|learning) cent(?:er|re)\b|学院|學院|学校|學校|研究院|研究所|科学院/iu;
const partOfSchool =
  /^(?:school|faculty|college|department|dept\.?|institute) of |^(?:计算机|软件|经济|管理|商|法|文|理|工|外国语|信息|机械|电子|材料|化学|数学|物理|医|新闻|传播|艺术|人文|土木|自动化|光华管理|经管|马克思主义|公共管理)\p{Script=Han}{0,8}(?:学院|系)$/iu;
const notSchool =
  /diplomas?(?:$| in )|certificate$|奖学金|scholarship|学生会|社团|课程|coursework|gpa|绩点|排名|论文|thesis|dissertation|主修|成绩|^专业|college courses|honor|dean\b|award|societ|资格证|证书|club|member|president|captain|exchange|project|\bcommittee\b|队|协会|学分/iu;

/** How much a text reads as a school's name: 0 to 3. */
export function schoolScore(text: string): number {
  if (text.length > 110 || notSchool.test(text) || /(?:医院|醫院|公司|集团)$/u.test(text.trim())) return 0;
  if (namedSchools.test(text.trim())) return 3;
  if (partOfSchool.test(text.trim()) && !/technology$/iu.test(text.trim())) return 1;
  if (strongSchool.test(text)) return 3;
  return weakSchool.test(text) ? 2 : 0;
}

/** The same without what a bracket says of it: `Yaba College of Technology (Diploma in Logistics)`. */
const scoreOfName = (text: string): number =>
  schoolScore(text) || schoolScore(text.replace(/(?<=\p{L}{3})\s*\([^()]*\)$/u, ''));

/** `University of Oxford (St Antony's College). Thesis: …`: what is told behind the name is none of it. */
function cutRemark(fragment: Fragment): Fragment {
  const at = fragment.text.search(
    /\s*[.;]\s+(?=(?:thesis|dissertation|supervis|advis|title|topic|gpa|major|minor|focus|honou?rs|final)\b)/iu,
  );
  return at > 0 ? { ...fragment, text: fragment.text.slice(0, at) } : fragment;
}

/** The school among pieces, the best one first in place. */
export function pickSchool(pieces: readonly Fragment[]): Fragment | undefined {
  const fragments = pieces.map(cutRemark);
  const labelled = fragments.find((fragment) => fragment.role === 'school');
  if (labelled !== undefined) return stripBracket(labelled);
  const scored = fragments
    .map((fragment, i) => ({
      fragment,
      i,
      score: fragment.role === undefined && roleOfLabel(fragment.text) === undefined ? scoreOfName(fragment.text) : 0,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)[0];
  if (scored === undefined) return undefined;
  const { fragment, i } = scored;
  const next = fragments[i + 1];
  if (next !== undefined && campusSystems.test(fragment.text) && campus.test(next.text)) {
    const between = next.offset - fragment.offset - fragment.text.length;
    return { ...fragment, text: `${fragment.text}${between === 4 ? ' at ' : ', '}${next.text}` };
  }
  return trimTown(trimSchool(stripBracket(fragment)), next);
}

/** `学校(211)`, `学校(英语专业`: what a bracket says of a school is no part of its name, unless it is its place. */
function stripBracket(fragment: Fragment): Fragment {
  const match = /^(.*?[\p{L}.])\s*\(([^()]*)\)?$/u.exec(fragment.text);
  const [, name, inside] = match ?? [];
  if (name === undefined || inside === undefined || schoolScore(name) === 0) return fragment;
  const isPart = isPlacePhrase(inside) || /校区|分校|学院|大学|campus|^the\b/iu.test(inside);
  return isPart ? fragment : { ...fragment, text: name };
}

/** `北京大学 计算机` and `Bachelor of Science from Acme University` hold more than the school. */
function trimSchool(fragment: Fragment): Fragment {
  const embedded = /(?:\bfrom|\bat)\s+((?:the\s+)?\p{Lu}.*(?:university|college|institute|school).*)$/iu
    .exec(fragment.text)?.[1]
    ?.replace(/^the\s+/, '')
    .replace(/[.;]+$/, '');
  if (embedded !== undefined)
    return { ...fragment, text: embedded, offset: fragment.offset + fragment.text.lastIndexOf(embedded) };
  const degreeInside =
    /^(\p{Script=Han}+?(?:大学|大學|学院|學院|学校|中学)(?:[((]\p{Script=Han}+[))])?)\s*[((]?(?:本科|硕士|博士|大专|专科|学士|研究生|在读|全日制).*$/u.exec(
      fragment.text,
    )?.[1];
  if (degreeInside !== undefined) return { ...fragment, text: degreeInside };
  const verb =
    /^(?:毕业于|就读于|毕业院校|就读|考入|在|于)[::]?\s*(?=\p{Script=Han}{2,14}(?:大学|大學|学院|學院|学校|中学))/u.exec(
      fragment.text,
    )?.[0];
  if (verb !== undefined)
    return trimSchool({ ...fragment, text: fragment.text.slice(verb.length), offset: fragment.offset + verb.length });
  const faculty =
    /^(\p{Script=Han}{2,12}?(?:大学|大學)|\p{Script=Han}{2,16}?学院(?!\p{Script=Han}{0,8}学院))(?=\p{Script=Han}{1,20}(?:学院|系|专业|院|学习|就读|毕业|读书|学生)$)/u.exec(
      fragment.text,
    )?.[1];
  if (faculty !== undefined) return { ...fragment, text: faculty };
  // A name ends in what it is; what follows, and is no place of learning, was learnt there.
  const subject =
    /^(\p{Script=Han}{2,24}(?:大学|大學|学院|學院|学校|學校|分校|中学))(?!附)(?!\p{Script=Han}*(?:大学|大學|学院|學院|学校|中学|研究院|研究所|校区|学部))(?=\p{Script=Han}{2,12}(?:\([^()]*\))?$)/u.exec(
      fragment.text,
    )?.[1];
  if (subject !== undefined) return { ...fragment, text: subject };
  return fragment;
}

/** `George Mason University Fairfax` before `, VA United States`: the town that follows without a comma is no part of the name. */
function trimTown(school: Fragment, next: Fragment | undefined): Fragment {
  const name =
    /^(.*\p{L}.*\b(?:University|College|Institute|Academy|School))\s+(?!University|College|Institute|Academy|School)\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{Ll}'’-]+)?$/u.exec(
      school.text,
    )?.[1];
  const region = next === undefined || next.offset !== school.offset + school.text.length + 2 ? '' : next.text;
  const isRegion = isPlace(region) || /^[A-Z]{2}(?:\s+(?:\d{5}|USA?|United States.*))?$/u.test(region);
  return name === undefined || !isRegion || /^The$/iu.test(name) ? school : { ...school, text: name };
}

/** A name broken at the end of a line: `… Institute of Technology` / `Delhi, …`, `University of` / `…`. */
export function mendWrapped(school: Fragment, next: Line | undefined): Fragment {
  if (next === undefined || next.bulleted) return school;
  const head = /^[^,\t|]{2,40}/u.exec(next.text)?.[0].trim() ?? '';
  const isOpen = /\s(?:of|and|&|the|for|de|la|at|in)$/iu.test(school.text);
  const isCampus = campusSystems.test(school.text) && campus.test(head);
  return isOpen || isCampus ? { ...school, text: `${school.text} ${head}` } : school;
}
