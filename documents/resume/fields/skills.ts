import type { Evidence, Field } from '../resume-types.ts';
import { linesOf } from './resume-document.ts';
import type { Line, ResumeDocument } from './resume-document.ts';

const separators =
  /[,,、;;||•·●▪■◆\t/]|\s{3,}|\s-\s|\s+(?:and|&)\s+(?=\S+\s*$)|(?<=\p{Script=Han})(?:和|及|与|以及)(?=[A-Za-z])|(?<=[A-Za-z])(?:和|及|与|以及)|\n/u;
const leadIn =
  /^(?:(?:能够|能|可以|可|具有|具备|有)?(?:熟练|精通|熟悉|掌握|了解|擅长|会|使用|运用|应用|操作|良好的?|较强的?|优秀的?|熟知|基本|灵活|独立)+(?:地|的|使用|掌握|运用|操作|应用|开发)*\s*[::]?\s*|(?:highly\s+)?(?:proficient|skilled|experienced|fluent|familiar|knowledgeable|expert|competent|adept|advanced|strong|working knowledge|knowledge|basic|intermediate)(?:\s+(?:in|with|at|of|knowledge of))?\s+(?!level))/iu;
const tail =
  /(?:等)?(?:编程语言|办公软件|开发语言|相关技术|相关软件|软件的?使用|的?使用|等.*|框架|[。.;;])$|\s*[((](?:\d+\s*(?:years?|yrs?|年)|advanced|intermediate|expert|beginner|basic|proficient|精通|熟练|熟悉|良好|优秀)[^))]*[))]|\s*[–-]\s*(?:advanced|intermediate|expert|beginner|basic|proficient)$|\s*[★☆●○■□]+$|\s+\d{1,3}%$/iu;
/** What else stands at the end of a résumé, below the skills. */
const notSkills =
  /^\s*(?:availability|(?:expected|current) salary|notice(?: period)?|hobbies|interests|references?|driving licen[cs]e|到岗时间|期望薪资|兴趣爱好|爱好)[^:]{0,12}[::]/iu;
const maxSkills = 80;

/** The skills of the sections on skills, one by one, in order, at most 80. */
export function readSkills(document: ResumeDocument): Field<string[]> {
  const value: string[] = [];
  const evidence: Evidence[] = [];
  const seen = new Set<string>();
  for (const line of joinWrapped(linesOf(document, 'skills').filter((each) => !notSkills.test(each.text)))) {
    if (line.text.length > 3_000) continue;
    const found = skillsOf(line.text).filter((skill) => !seen.has(skill.toLowerCase()));
    if (found.length === 0) continue;
    evidence.push(document.evidenceAt(line.offset, line.text.length));
    for (const skill of found) {
      if (seen.has(skill.toLowerCase()) || value.length >= maxSkills) continue;
      seen.add(skill.toLowerCase());
      value.push(skill);
    }
  }
  if (value.length === 0) return { value: null, evidence: [], reason: 'The text has no section that lists skills.' };
  return { value, evidence: evidence.slice(0, 40) };
}

/** A list set with commas goes on below where a line ends without one: `…, Google Cloud` / `Platform, Firebase, …`. */
function joinWrapped(lines: readonly Line[]): Pick<Line, 'text' | 'offset'>[] {
  const joined: Pick<Line, 'text' | 'offset'>[] = [];
  let open = false;
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn =
      open &&
      !line.bulleted &&
      line.cells.length === 1 &&
      !line.afterGap &&
      !/[::]/.test(line.text) &&
      !/\p{Script=Han}/u.test(line.text);
    if (last !== undefined && goesOn) last.text += ` ${line.text.trim()}`;
    else joined.push({ text: line.text, offset: line.offset });
    open = (line.text.match(/,/g)?.length ?? 0) >= 2 && /[^,.;]\s*$/.test(line.text);
    if (last !== undefined && goesOn) open = /,/.test(line.text) && /[^,.;]\s*$/.test(line.text);
  }
  return joined;
}

function skillsOf(text: string): string[] {
  const bare = text.replace(/^[\s\p{P}\p{S}\ue000-\uf8ff]+(?=[\p{L}\p{N}])/u, '').replace(/^\d+[.、)]\s*/, '');
  // `Languages: Java, Go`: the label is no skill.
  const unlabelled = bare
    .replace(/^[^::,,、\t]{1,40}[::]\s*(?=\S)/u, '')
    .replace(/^[^::,,\t]{1,30}[::]?\t+(?=[^\t]*[,,、])/u, '');
  return splitOutsideBrackets(unlabelled).flatMap((piece) => {
    let skill = piece.trim();
    for (let i = 0; i < 3; i++) skill = skill.replace(leadIn, '').replace(tail, '').trim();
    skill = skill.replace(/^[\s\p{Pd}::.]+|[\s::,,。;;]+$/gu, '');
    const isSkill =
      /[\p{L}]/u.test(skill) &&
      skill.length <= 40 &&
      skill.length >= (/\p{Script=Han}/u.test(skill) ? 2 : 1) &&
      skill.split(/\s+/).length <= 5 &&
      !/^(?:and|or|with|in|etc\.?|等|其他)$/iu.test(skill);
    return isSkill ? [skill] : [];
  });
}

/** `AWS (EC2, S3), Go` is two. */
function splitOutsideBrackets(text: string): string[] {
  const masked = text.replace(/[((][^()()]{0,80}[))]/gu, (bracket) => bracket.replace(/[,,、;;/||•·]/gu, '\u0001'));
  const slashes = masked.replace(
    /(?<=\b(?:CI|UI|UX|TCP|I|A|PL|C|B|HTML|R&D))\/(?=(?:CD|UX|UI|IP|O|B|SQL|C\+\+|CSS))/gu,
    '\u0002',
  );
  const pieces: string[] = [];
  let at = 0;
  for (const piece of slashes.split(separators)) {
    const from = slashes.indexOf(piece, at);
    pieces.push(text.slice(from, from + piece.length));
    at = from + piece.length;
  }
  return pieces;
}
