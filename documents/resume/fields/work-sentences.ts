import type { Line } from './resume-document.ts';

const hanEmployer =
  '\\p{Script=Han}[^,，。;；]{1,40}?(?:公司|集团|银行|医院|学校|中学|小学|幼儿园|大学|学院|中心|事务所|研究院|局|厂|店|队|酒店|饭店|工地|商场|超市)';
const hanSentence = new RegExp(
  `(?:就职于|任职于|供职于|任教于|受聘于|受雇于|服务于|入职|加入|进入|跳槽到|进|在|于|到|去)\\s*(${hanEmployer})(?![^,，。;；任]{0,20}(?:公司|集团))[^,，。;；]{0,12}?[,，]?\\s*(?:(?:从\\p{Script=Han}{1,8})?(?:做到|升到|升任|担任|任职|任|从事|做|当|干))\\s*([^,，。;；]{2,20}?)(?:一职|职务|工作|[,，。;；]|$)`,
  'u',
);

const capitalised = "\\p{Lu}[\\p{L}\\d&.'’/-]*";
const englishSentence = new RegExp(
  `(?:[Jj]oined\\s+|(?:[Ww]orking|[Ww]orked|[Ee]mployed|[Ss]erving|[Ss]erved)\\s+(?:as\\s+(?:an?\\s+|the\\s+)?(?<title>[\\p{L}][^,;]{2,60}?)\\s+)?(?:in|at|for|with|by)\\s+)(?:the\\s+)?(?<employer>${capitalised}(?:\\s+(?:(?:of|and|&|for|the)\\s+)?${capitalised}){0,7})(?:\\s+as\\s+(?:an?\\s+|the\\s+)?(?<after>[\\p{L}][^,.;]{2,60}?)(?=\\s+(?:from|since|between|in|for|until)\\b|[,.;(]|$))?`,
  'u',
);

/** Employer and post that a sentence tells, with their places in it. */
export interface ToldWork {
  employer: { text: string; at: number };
  title?: { text: string; at: number };
}

/** `2010–2016 在…公司做木工`, `Working as Test Engineer in Acme Ltd, Chennai from …`; undefined where a text is no such sentence. */
export function readWorkSentence(text: string): ToldWork | undefined {
  const han = hanSentence.exec(text);
  if (han !== null) return toTold(han, han[1], han[2]);
  const english = englishSentence.exec(text);
  if (english === null) return undefined;
  const { employer, title, after } = english.groups ?? {};
  const post = title ?? after;
  return post === undefined ? undefined : toTold(english, employer, post);
}

function toTold(match: RegExpExecArray, employer = '', title = ''): ToldWork {
  const place = (text: string): { text: string; at: number } => ({
    text,
    at: match.index + Math.max(0, match[0].indexOf(text)),
  });
  return { employer: place(employer), title: place(title) };
}

const startOfClause =
  /(?<=^|[,，。;；、\s我])(?<![-–—~至到]\s*)(?:自|从|于)?(?:19[5-9]\d|20[0-4]\d)\s*(?:年|\.|\/|-)/gu;

/** One line that tells several employments (`2010年到2016年在…，2016年底进…`) as one line for each. */
export function splitTold(line: Line): Line[] {
  if (!/\p{Script=Han}/u.test(line.text) || line.cells.length > 1) return [line];
  const starts = [...line.text.matchAll(startOfClause)].map(({ index }) => index);
  const parts = starts.map((start, i) => ({ start, text: line.text.slice(start, starts[i + 1] ?? line.text.length) }));
  const told = parts.filter(({ text }) => hanSentence.test(text));
  if (told.length < 2) return [line];
  return told.map(({ start, text }) => ({
    ...line,
    text,
    offset: line.offset + start,
    cells: [{ text: text.trim(), offset: line.offset + start }],
    bulleted: false,
    afterGap: false,
  }));
}
