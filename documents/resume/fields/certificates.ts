import type { Evidence, Field } from '../resume-types.ts';
import { findDateRanges, isDateLike } from './dates.ts';
import { linesOf } from './resume-document.ts';
import { isAnotherPersonsLine } from './other-people.ts';
import type { ResumeDocument } from './resume-document.ts';

const known =
  /CET\s?-?\s?[46]|大学英语[四六]级|英语[四六]级|英语专业[四八]级|(?:全国)?计算机[一二三四]级|普通话(?:水平测试)?[一二][级级][甲乙]等|(?:初级|中级|高级)?(?:教师资格证|会计师|经济师|人力资源管理师|心理咨询师|注册会计师|一级建造师|二级建造师|造价工程师|法律职业资格证?|执业医师资格证|执业药师|护士执业(?:资格)?证书?|证券从业资格证?|基金从业资格证?|银行从业资格证?|会计从业资格证|电工证|焊工证|叉车证|健康证|驾驶证|软考\p{Script=Han}{0,10})|\b[ABC][12]驾(?:照|驶证)|\b(?:PMP|CPA|CFA(?: Level (?:I{1,3}|[123]))?|FRM|ACCA|CISSP|CISA|CISM|CEH|CCNA|CCNP|CCIE|RHCE|RHCSA|CKA|CKAD|CSM|CSPO|SHRM-S?CP|PHR|SPHR|ITIL(?: v?\d)?|Six Sigma (?:Green|Black|Yellow) Belt|TOEFL\s?\d{2,3}|IELTS\s?\d(?:\.\d)?|雅思\s?\d(?:\.\d)?|托福\s?\d{2,3}|TEM-?[48]|N[12](?=证书|日语)|AWS Certified [A-Z][A-Za-z -]{3,50}|OSHA \d{2}|ServSafe|CPR|BLS|ACLS)\b/gu;

/** Certificates: the list under their heading, and well-known ones named outside running text. */
export function readCertificates(document: ResumeDocument): Field<string[]> {
  const value: string[] = [];
  const evidence: Evidence[] = [];
  const add = (text: string, at: number): void => {
    const name = text.trim();
    const key = keyOf(name);
    if (key !== undefined && value.some((own) => keyOf(own) === key)) return;
    if (name.length < 2 || value.length >= 40 || value.some((own) => own.toLowerCase().includes(name.toLowerCase())))
      return;
    value.push(name);
    evidence.push(document.evidenceAt(at, text.length));
  };
  let previous = -1;
  for (const line of linesOf(document, 'certificates')) {
    if (line.text.length > 300 || isAnotherPersonsLine(document, line)) continue;
    // A name broken by a narrow column goes on with one plain word.
    const tail = /^\p{Lu}\p{Ll}{3,}(?:\s*\([^)]*\))?$/u.exec(line.text.trim());
    if (tail !== null && value.length > 0 && evidence.at(-1)?.offset === previous) {
      value[value.length - 1] += ` ${/^\p{L}+/u.exec(tail[0])?.[0] ?? ''}`;
      continue;
    }
    previous = line.offset;
    for (const piece of splitLine(line.text)) add(piece.text, line.offset + piece.at);
  }
  for (const line of linesOf(document, 'skills', 'languages', 'awards', 'education', 'top', 'personal')) {
    if (line.text.length > 300) continue;
    for (const match of line.text.matchAll(known)) add(match[0], line.offset + match.index);
  }
  if (value.length === 0) return { value: null, evidence: [], reason: 'The text names no certificate.' };
  return { value, evidence };
}

/** The same examination under its names: 英语六级, CET-6. */
const keyOf = (name: string): string | undefined => {
  const level = /(?:CET\s?-?\s?|英语)([46四六])/u.exec(name)?.[1];
  return level === undefined ? undefined : /[4四]/u.test(level) ? 'cet4' : 'cet6';
};

function splitLine(text: string): { text: string; at: number }[] {
  const masked = findDateRanges(text).reduce(
    (rest, range) => rest.slice(0, range.start) + '\t'.repeat(range.end - range.start) + rest.slice(range.end),
    text,
  );
  const pieces: { text: string; at: number }[] = [];
  for (const match of masked.matchAll(/[^\t、;;||•·]+/gu)) {
    const bare = match[0].replace(/^[\s\p{P}\p{S}\ue000-\uf8ff]+/u, '');
    const at = match.index + match[0].length - bare.length;
    const name = bare
      .replace(/[\s,,。.((::–—-]+$/u, '')
      .replace(/^[^::]{1,8}[::]\s*/u, '')
      .replace(/,?\s*(?:expires?|valid(?: until)?|有效期至?)$/iu, '');
    const lead = bare.indexOf(name);
    if (/\p{L}{2}/u.test(name) && name.length <= 120 && !isDateLike(name))
      pieces.push({ text: name, at: at + Math.max(0, lead) });
  }
  // What follows the name in further cells is who issued it.
  return /[\t||]/.test(text) && !/[、;;]/.test(text) ? pieces.slice(0, 1) : pieces;
}
