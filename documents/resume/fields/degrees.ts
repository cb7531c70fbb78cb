import { degreeOrder } from '../resume-types.ts';
import type { Degree } from '../resume-types.ts';

const patterns: readonly (readonly [Degree, RegExp])[] = [
  [
    'doctor',
    /博士|(?<![a-z.])(?:ph\.?\s?d\.?|d\.?\s?phil\.?|doctor(?:ate)?(?:al degree)?(?: of| in|\b)|doctoral|ed\.?d\.?|m\.d\.|md(?=,|$| in| program)|psy\.?d\.?|pharm\.?\s?d\.?|d\.?b\.?a\.?(?= |,|$)|dr\.?\s?(?:rer|phil|ing|med)\.?|juris doctor|j\.d\.|jd(?=,|$| ))(?![a-z])/imu,
  ],
  [
    'master',
    /硕士|碩士|研究生(?!院)|(?<![a-z.])(?:master(?:['’]?s)?(?: degree| of| in|\b)|m\.?\s?b\.?\s?a\.?|emba|m\.?\s?sc?\.?(?=[\s,.(:;)]|$)|m\.\s?a\.|ma(?=,? in |, | \(|$|\s(?!united|usa\b)[a-z]{4,})|m\.?\s?eng\.?|m\.\s?e\.?(?=[\s,(]|$)|m\.?\s?tech\.?|m\.?\s?phil\.?|m\.?\s?ed\.?|m\.?p\.?h\.?|m\.?p\.?a\.?|m\.?f\.?a\.?|m\.?s\.?w\.?|m\.?c\.?a\.?|ll\.?\s?m\.?|m\.?s\.?n\.?|m\.?pharm\.?|mchem|mphys|mmath|msci|m\.?arch\.?|m\.?comm?\.?|m\.?res|mpp|mim|macc|maîtrise|magister|laurea magistrale|dipl\.?-ing\.?|diplom(?=[\s-]))(?![a-z])/imu,
  ],
  [
    'bachelor',
    /本科|学士|學士|(?<![a-z.])(?:bachelor(?:['’]?s)?(?: degree| of| in|\b)|b\.?\s?sc?\.?(?:\s?\(?hons?\.?\)?)?(?=[\s,.(:;)]|$)|b\.\s?a\.|ba(?=,? in |, | \(|$|\s[a-z]{4,})|ba\s?\(hons\)|b\.?\s?eng\.?|b\.?\s?tech\.?|b\.?\s?e\.(?=\s|,|$)|b\.\s?e(?=[\s,(]|$)|be(?=,? in |, | \()|b\.?b\.?a\.?|b\.?\s?comm?\.?|b\.?c\.?a\.?|b\.?f\.?a\.?|b\.?\s?ed\.?|b\.?s\.?n\.?|b\.?arch\.?|b\.?s\.?w\.?|b\.?s\.?b\.?a\.?|ll\.?\s?b\.?|a\.b\.|mbbs|b\.?pharm\.?|undergraduate degree|licence|licenciatura|grado en|laurea(?: triennale)?|honou?rs degree)(?![a-z])/imu,
  ],
  [
    'associate',
    /大专|大專|专科(?!医院|医师|护士)|專科|高职|高等职业|(?<![a-z.])(?:associate(?:['’]?s)?(?: degree| of (?:arts|science|applied)| in (?:arts|science|applied|nursing|business)|['’]s|(?=[^\S\n]*$))|a\.?a\.?s\.?(?=[\s,]|$)|a\.\s?[as]\.|as(?= in )|aa(?= in |,|$)|foundation degree|(?<!graduate |pg |school )diploma in|higher national diploma|national diploma|n\.?\s?dip\b|hnd|hnc|adn|dut|bts)(?![a-z])/imu,
  ],
  [
    'secondary',
    /高中|中专|中專|职高|技校|中技|职业中学|初中|(?<![a-z.])(?:high[- ]school|secondary|g\.?e\.?d\.?(?=[\s,]|$)|a[- ]levels?|gcses?|abitur|baccalaur[ée]at|matriculation|hsc|ssc|cbse|icse|ib diploma|international baccalaureate|sixth form|higher secondary|hsd|leaving certificate|12th|xii)(?![a-z])/imu,
  ],
];

const notDegrees =
  /(?:初中|高中|中专|本科)(?:语文|数学|英语|物理|化学|生物|历史|地理|政治|体育|音乐|美术|信息)?(?:教师|老师|教研|班主任|部|组|学段|阶段|教学)|scrum master|master(?:ed|ing|y|class)|master data|headmaster|webmaster|postmaster|master key|硕士生导师|博士生导师|associate(?:d|s)?\s+(?:engineer|director|manager|professor|consultant|editor|producer|analyst|developer|attorney|dean|partner|vice)|doctor['’]s office|本科教学|研究生导师|post-?doctoral|postdoc|secondary (?:school )?(?:teacher|education teaching)/giu;

/** All degrees that a text names, highest first, with their places. */
export function findDegrees(text: string): { degree: Degree; at: number; length: number }[] {
  const masked = text.replace(notDegrees, (found) => ' '.repeat(found.length));
  return patterns.flatMap(([degree, pattern]) => {
    const match = pattern.exec(masked);
    if (match === null) return [];
    // 博士后 is a post, not a degree, but nobody has it without one.
    return [{ degree, at: match.index, length: match[0].trim().length }];
  });
}

/** The higher of two degrees; an unknown one loses. */
export const higherDegree = (a: Degree | undefined, b: Degree | undefined): Degree | undefined =>
  b === undefined || (a !== undefined && degreeOrder.indexOf(a) >= degreeOrder.indexOf(b)) ? a : b;

/** Words that say that a course of study was not, or is not yet, ended. */
export const unfinishedWords =
  /肄业|肆业|辍学|退学|结业未|未毕业|not completed|did not (?:complete|finish|graduate)|incomplete|withdrew|dropped out|no degree|coursework (?:toward|completed)|credits? (?:toward|completed)|discontinued|unfinished/iu;

/** Words that say that a course of study goes on. */
export const ongoingWords =
  /在读|就读中|在讀|在学|预计毕业|预计|candidate|pursuing|in progress|ongoing|currently enrolled|expected|anticipated|to be completed|present\b/iu;
