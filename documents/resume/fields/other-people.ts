import type { Line, ResumeDocument } from './resume-document.ts';

const otherPerson =
  /证明人|證明人|推荐人|推薦人|紧急联系|緊急聯絡|緊急聯繫|背调|家属|父亲|母亲|referee|\breference\b|emergency|next of kin|supervisor:|传真|傳真|\bfax\b/iu;

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

/** Whether what stands on a line belongs to a referee, a relative or a fax machine. */
export function isAnotherPersonsLine(document: ResumeDocument, line: Line): boolean {
  if (otherPerson.test(line.text)) return true;
  return document.sections.some(
    (section) =>
      (section.kind === 'references' || (familyHeading.test(section.heading) && !ownContact.test(line.text))) &&
      section.lines.some((own) => own.offset === line.offset),
  );
}

/** Whether the value at an offset is another person's: in a row of a form (`手机 | 138… | 紧急联系人 | …`) its own cell and the label before it tell. */
export function isAnotherPersonsAt(document: ResumeDocument, line: Line, offset: number): boolean {
  if (!isAnotherPersonsLine(document, line)) return false;
  const at = line.cells.findLastIndex((cell) => cell.offset <= offset);
  const isForm = line.cells.length >= 4 && otherPerson.test(line.text);
  if (!isForm) return true;
  return otherPerson.test(line.cells[at]?.text ?? '') || otherPerson.test(line.cells[at - 1]?.text ?? '');
}
