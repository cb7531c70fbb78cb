import type { Line, ResumeDocument } from './resume-document.ts';

const otherPerson =
  /证明人|證明人|推荐人|推薦人|紧急联系|緊急聯絡|緊急聯繫|背调|家属|父亲|母亲|referee|\breference\b|emergency|next of kin|supervisor:|传真|傳真|\bfax\b/iu;

/** Who sends the candidate: labelled as such, for consultants apply too. */
const goBetween =
  /(?:推荐|推薦|猎头|獵頭|招聘|咨询|服务|寻访|专属)顾问(?!\p{Script=Han})|猎头|獵頭|顾问\s*[::]|推荐(?:公司|机构)|(?<!紧急|緊急)联系人\s*[::](?!\s*本人)|招聘负责人|\b(?:(?:your |recruitment |recruiting |search |account |agency |lead )?consultant|recruiter|head ?hunter|(?:recruitment|staffing|employment) agency|agency contact|contact person|agent|account manager)\s*:|\b(?:represented|presented|submitted|introduced|prepared|sourced) by\b|\byour (?:consultant|recruiter)\b/iu;
/** Lines of nothing but contacts go with the person named above them. */
const contactsOnly =
  /^[\s\p{P}\p{S}]*(?:(?:t|m|e|p|d|tel|telephone|phone|mobile|mob|cell|direct|office|e-?mail|电话|手机|邮箱|微信|地址)\s*[::.]|\S+@\S+|[+(\d])/iu;

const familyHeading = /家庭|社会关系|family/iu;
const ownContact = /^(?:本人|联系|手机|电话|电子邮|邮箱|e-?mail|mobile|phone)/iu;

/** The line that holds an offset. */
export function lineAt(document: ResumeDocument, offset: number): Line | undefined {
  let low = 0;
  let high = document.lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((document.lines[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return document.lines[low];
}

/** Whether what stands on a line belongs to a referee, a relative, a consultant who sends the candidate, or a fax machine. */
export function isAnotherPersonsLine(document: ResumeDocument, line: Line): boolean {
  if (otherPerson.test(line.text) || goBetween.test(line.text)) return true;
  return isBelowGoBetween(document, line) || isInOthersSection(document, line);
}

/** Contacts on the lines below a consultant's name, up to the next gap. */
function isBelowGoBetween(document: ResumeDocument, line: Line): boolean {
  for (let at = document.lines.indexOf(line); at > 0; at--) {
    const own = document.lines[at];
    if (own === undefined || own.afterGap || !contactsOnly.test(own.text)) return false;
    if (goBetween.test(document.lines[at - 1]?.text ?? '')) return true;
  }
  return false;
}

/** Whether a line stands in a section about referees or relatives. */
function isInOthersSection(document: ResumeDocument, line: Line): boolean {
  return document.sections.some(
    (section) =>
      (section.kind === 'references' || (familyHeading.test(section.heading) && !ownContact.test(line.text))) &&
      section.lines.some((own) => own.offset === line.offset),
  );
}

/** Whether the value at an offset is another person's: in a row of a form (`手机 | 138… | 紧急联系人 | …`) what stands behind the other's label. */
export function isAnotherPersonsAt(document: ResumeDocument, line: Line, offset: number): boolean {
  if (!isAnotherPersonsLine(document, line)) return false;
  const at = line.cells.findLastIndex((cell) => cell.offset <= offset);
  const isForm = line.cells.length >= 4 && !isInOthersSection(document, line) && otherPerson.test(line.text);
  if (!isForm) return true;
  return line.cells.slice(0, at + 1).some(({ text }) => otherPerson.test(text));
}
