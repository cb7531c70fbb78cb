import type { Cell, Line } from './resume-document.ts';
import type { DateRange } from './dates.ts';
import { companyScore, isTitleLike } from './lexicon-work.ts';

/** A piece of an entry's head: one of employer, title, school, place … */
export interface Fragment extends Cell {
  /** What a label before it, or a column's header above it, says it is. */
  role?: FragmentRole;
  /** The spaced dash that stands before it. */
  dash?: string;
  /** Offset of the line it stands on. */
  lineOffset?: number;
}

/** What a labelled piece of an entry is. */
export type FragmentRole = 'employer' | 'title' | 'school' | 'degree' | 'date' | 'ignored';

const roleLabels: readonly (readonly [FragmentRole, RegExp])[] = [
  [
    'employer',
    /^(?:(?:所在|工作|就职|任职|实习|任职的|服务)?(?:公司|单位|企业|機構|机构)(?:名称|名稱)?|(?:(?:name (?:and|&) address|name) of )?(?:the )?employer(?:['’]?s)?(?: name)?|(?:current |previous )?(?:company|firm)(?: name)?|name of (?:company|organi[sz]ation|firm|institution)|organi[sz]ation(?: name)?|用人单位|(?:工作|任职)(?:单位|公司)名称?|(?:工作)?单位(?:及|与|和|\/|、)(?:部门|岗位|职务))$/iu,
  ],
  [
    'title',
    /^(?:(?:担任|工作|任职|所任|实习)?(?:职位|職位|职务|職務|岗位|职称|崗位)(?:名称|名稱)?|(?:occupation or )?position(?:\(?s\)?)?(?: held| title)?|occupation|title|job title|job role|role|designation|post(?: held)?|(?:现|所)任(?:职务|职位)|从事(?:工作|岗位)|(?:岗位|职位|职务)\/(?:岗位|职位|职务))$/iu,
  ],
  [
    'school',
    /^(?:(?:毕业|就读|所在|所读|毕(?:\(|()结(?:\)|))业)?(?:学校|院校|學校|院系)(?:名称)?|毕业院校|school(?: name)?|institution|institute|university|college|tertiary|secondary|primary|elementary|graduate school|senior high|(?:institut(?:e|ion)|school|college|university|board)(?:\s*[/&,]\s*(?:institut(?:e|ion)|school|college|university|board))+|name and type of organi[sz]ation providing education(?: and training)?|school\s*\/\s*university)$/iu,
  ],
  [
    'degree',
    /^(?:(?:最高)?(?:学历|學歷|学位|學位)(?:\/学位|层次|及学位)?|degree|course|(?:title of )?qualifications?(?: awarded)?|level|award)$/iu,
  ],
  [
    'date',
    /^(?:(?:起止|在职|在校|就读|工作|任职|实习|入学|毕业|在读|教育)?(?:时间|時間|日期|年月|年限|期间)(?:段)?|起止(?:年月|日期|时间)|dates?|period(?: of (?:employment|service|study))?|(?:year|date) (?:of )?(?:passing|completed|completion|graduated|graduation|obtained|awarded|award)|graduation(?: date| year)?|completion|employment (?:dates|period)|tenure|duration|(?:inclusive )?dates|from|to|start(?: date)?|end(?: date)?|(?:入职|离职|开始|结束)(?:时间|日期)|years?|from\s*[-–—/]\s*to|time|dates? (?:of employment|attended))$/iu,
  ],
  [
    'ignored',
    /^(?:专业|專業|所学专业|主修|主修专业|专业名称|部门|所在部门|部門|证明人|證明人|联系电话|证明人及电话|备注|地点|工作地点|城市|规模|行业|所属行业|公司性质|性质|汇报对象|下属人数|薪资|月薪|离职原因|培养方式|学习形式|成绩|major|percentage|marks|cgpa|board|class|division|field(?: of study)?|department|location|city|gpa|grade|result|supervisor|reason for leaving|salary|industry|employment type|website|team size|main activities and responsibilities|principal subjects(?:\/occupational skills covered)?|type of business or sector|学制|duties|responsibilities|key responsibilities|main duties|nature of business|country|place|remarks|subjects|honou?rs|工作内容|工作职责|主要职责|岗位职责|导师|主要内容|是否统招|形式)$/iu,
  ],
];

/** The role that a label names, if it is a label. */
export function roleOfLabel(text: string): FragmentRole | undefined {
  const bare = text.replace(/[\s::]+/gu, (space) => (/\s/.test(space) && /[A-Za-z]/.test(text) ? ' ' : '')).trim();
  for (const [role, pattern] of roleLabels) if (pattern.test(bare)) return role;
  return undefined;
}

/** The cells of a table row, also where the table is drawn with bars. */
export function cellsOfRow(line: Line): Cell[] {
  if (line.cells.length > 1 || (line.text.match(/[||]/gu)?.length ?? 0) < 2) return line.cells;
  return Array.from(line.text.matchAll(/[^||\s](?:[^||]*[^||\s])?/gu), (match) => ({
    text: match[0],
    offset: line.offset + match.index,
  }));
}

/** The roles of a table's columns, if the line is a header row: mostly labels, and no digits. */
export function readHeaderRow(line: Line): FragmentRole[] | undefined {
  const cells = cellsOfRow(line);
  if (cells.length < 2) return undefined;
  const roles = cells.map((cell) => roleOfLabel(cell.text));
  const known = roles.filter((role) => role !== undefined).length;
  const isHeader =
    known >= Math.max(2, cells.length * 0.6) && cells.every((cell) => cell.text.length <= 24 && !/\d/.test(cell.text));
  return isHeader ? roles.map((role) => role ?? 'ignored') : undefined;
}

const corporateTail =
  /^(?:inc|llc|l\.l\.c|ltd|limited|co(?!\.?\s\p{Lu}\p{Ll})|corp|corporation|plc|llp|gmbh|s\.?a|n\.?v|b\.?v|ag|pty|pvt|jr|sr|ph\.?d|m\.?d)\b\.?/iu;

function pushSplit(out: Fragment[], text: string, offset: number, separator: RegExp): void {
  let from = 0;
  let dash: string | undefined;
  const add = (to: number): void => {
    const piece = text.slice(from, to);
    const bare = piece
      .replace(
        /\s*[([](?:acquired|formerly|now|via|prof\.|supervis|advis|PI\b|group of|lab of|this is|汇报|下属|reporting to|contract|remote|part-time|full-time|被收购|原|约?\d+\s*(?:年|个月|years?|yrs?|months?|mos?))[^)\]]*[)\]]?\s*$/iu,
        '',
      )
      .replace(/^[\s,,、;;::|•·*#()()\[\]【】–—▌▍▎▏█■□▪◆◇●○◎►▶▸➤→»>★☆✦❖※-]+/u, '')
      .replace(/^(?:历任|先后担任|先后任|曾任|担任)(?=\p{Script=Han}{2})/u, '');
    const lead = piece.length - bare.length;
    let trimmed = bare
      .replace(/\s+(?:in|since|from)$/u, '')
      .replace(/[\s,,、。;;::|•·*#–—-]+$/u, '')
      .replace(/^\((.*)\)$/u, '$1');
    trimmed = trimmed.replace(/\s*[([(【]\s*$/u, '');
    trimmed = trimmed.replace(fullStop, '');
    if (/[)\])】]$/u.test(trimmed) && !/[([(【]/u.test(trimmed)) trimmed = trimmed.slice(0, -1);
    if (/[\p{L}\p{N}]/u.test(trimmed) && !/^(?:from|since|during|in|自|从|于)$/iu.test(trimmed))
      out.push({ text: trimmed, offset: offset + from + lead, ...(dash === undefined ? {} : { dash }) });
  };
  for (const match of text.matchAll(separator)) {
    add(match.index);
    from = match.index + match[0].length;
    dash = /^\s+[–-]\s+$/u.test(match[0]) ? match[0] : undefined;
  }
  add(text.length);
}

const hard =
  /\t|\s{2,}|\s*[||]\s*|\s+[•·◆▪]\s+|\s*—{1,2}\s*|\s+[–―]\s+|\s+-{1,2}\s+|\s+@\s+|\s+at\s+(?=\p{Lu})|;\s*|;|\s+\/\s+|\s*[·•](?=\p{Script=Han})(?!\p{Script=Han}{2,12}(?:会计师|會計師|律师|律師)(?:事务所|事務所|行))|(?<=\p{Script=Han}[))]?)\s*[-–]\s*(?=\p{Script=Han})|(?<=\p{Script=Han}\)?)\s+(?=[\p{Script=Han}A-Z(])|(?<=\))\s+(?=\p{Script=Han})|(?<=[A-Za-z])\s+(?=\p{Script=Han}{4,})/gu;
/** A full stop behind a piece, but not one of an abbreviation: `Silver Mesa Casino.`, `Acme Inc.`. */
const fullStop = /(?<!\b(?:inc|ltd|pvt|pte|bhd|mfg|corp|dept|univ|inst|assoc|bros|intl|ltda|prof))(?<=\p{Ll}{3,})\.$/iu;
const commas = /\s*[,,]\s*/gu;

/** A line that is one label and its value (`Organization : …`, `Name of employer<tab>…`): nothing but a place follows the name in it. */
function readLabelledLine(text: string, line: Line): Fragment | undefined {
  const match = /^\s*([^:\t|]{2,60}?)(?:\s*:\s*|\s*\t+\s*)(\S[^:\t|]*)$/u.exec(text);
  const role = roleOfLabel(match?.[1] ?? '');
  const value = match?.[2];
  if (value === undefined || role === undefined || role === 'date' || /\S\s{2,}\S/u.test(value)) return undefined;
  const at = text.length - value.length;
  const pieces: Fragment[] = [];
  if (role === 'employer' || role === 'school') pushSplit(pieces, value, 0, commas);
  let name = value.trim();
  const second = pieces[1];
  if (second !== undefined && !corporateTail.test(second.text)) name = pieces[0]?.text ?? name;
  return { text: name, offset: line.offset + at + value.indexOf(name), role, lineOffset: line.offset };
}

/** Cuts a head line into its pieces; the dates in `cut` are left out. Commas separate too, but not before `Inc.` and its like. */
export function toFragments(line: Line, cut: readonly DateRange[]): Fragment[] {
  let text = line.text;
  for (const range of cut)
    text = text.slice(0, range.start) + '\t'.repeat(range.end - range.start) + text.slice(range.end);
  // Behind the head of an entry on one line stands what it was about.
  const told = cut[0] === undefined ? -1 : text.slice(cut[0].end).search(/(?<=\p{Ll}{4}|\p{Ll}\))\.\s+\p{Lu}/u);
  if (told >= 0 && cut[0] !== undefined) text = text.slice(0, cut[0].end + told);
  text = text.replace(
    /^(\s*)([•·●○◦▪▫■□◆◇►▶▸‣⁃∙➢➤✓✔★☆*–—\-\uf0b7\uf0a7\uf06c]|\(?\d{1,2}[)、]|\d{1,2}\.(?=\s)|#{1,6}(?=\s))(?=\s*\S)/u,
    (_, space: string, mark: string) => `${space}${'\t'.repeat(mark.length)}`,
  );
  // Marks of Markdown are as much a border as a tab.
  text = text.replace(/\*\*|__/gu, '\t\t');
  const whole = readLabelledLine(text, line);
  if (whole !== undefined) return [whole];
  const coarse: Fragment[] = [];
  pushSplit(coarse, text, line.offset, hard);
  const fine: Fragment[] = [];
  for (const fragment of coarse) {
    const labelled = /^([^:]{2,40}):\s*(.+)$/u.exec(fragment.text);
    const role = labelled === null ? undefined : roleOfLabel(labelled[1] ?? '');
    if (labelled !== null && role !== undefined) {
      const value = labelled[2] ?? '';
      fine.push({ text: value, offset: fragment.offset + fragment.text.length - value.length, role });
      continue;
    }
    // `审计员:参与年审8家`: the post, and what it was about.
    const post =
      labelled !== null && /^\p{Script=Han}{2,12}$/u.test(labelled[1] ?? '') && isTitleLike(labelled[1] ?? '');
    // `Senior Hydrologist: Pennine Water Ltd`.
    if (
      labelled !== null &&
      /^\p{Lu}[^,]{4,50}$/u.test(labelled[1] ?? '') &&
      isTitleLike(labelled[1] ?? '') &&
      /^\p{Lu}/u.test(labelled[2] ?? '')
    ) {
      const value = labelled[2] ?? '';
      fine.push({ ...fragment, text: labelled[1] ?? '' });
      pushSplit(fine, value, fragment.offset + fragment.text.length - value.length, commas);
      continue;
    }
    const own = post ? { ...fragment, text: labelled?.[1] ?? '' } : fragment;
    const pieces: Fragment[] = [];
    const partners = partnersName.exec(own.text)?.[0].length ?? 0;
    if (partners > 0) pieces.push({ ...own, text: own.text.slice(0, partners) });
    pushSplit(pieces, own.text.slice(partners), own.offset + partners, commas);
    for (const piece of pieces) {
      const last = fine.at(-1);
      const joined = last !== undefined && pieces.indexOf(piece) > 0 && corporateTail.test(piece.text);
      if (joined)
        last.text = fragment.text.slice(
          last.offset - fragment.offset,
          piece.offset - fragment.offset + piece.text.length,
        );
      else
        fine.push({ ...piece, ...(fragment.dash !== undefined && pieces[0] === piece ? { dash: fragment.dash } : {}) });
    }
  }
  return fine.flatMap(splitTitleInBrackets).map((fragment) => ({ ...fragment, lineOffset: line.offset }));
}

/** `百色市右江区水利局四级主任科员`: employer and post without anything between. */
function splitJoinedHan(fragment: Fragment): Fragment[] | undefined {
  const match =
    /^(\p{Script=Han}[\p{Script=Han}()A-Za-z\d]{2,38}(?:有限公司|责任公司|股份公司|集团公司|分公司|集团|医院|银行|支行|大学|学院|中学|小学|幼儿园|政府|街道办|委员会|事务所|研究院|研究所|局|厂|酒店|大队|中队))(\p{Script=Han}{2,12})$/u.exec(
      fragment.text,
    );
  const [, name = '', post = ''] = match ?? [];
  if (fragment.role !== undefined || name.length < 4 || !isTitleLike(post)) return undefined;
  return [
    { ...fragment, text: name },
    { text: post, offset: fragment.offset + name.length },
  ];
}

/** `Whitlock, Barnes & Stone LLP`: partners' names, not pieces. */
const partnersName =
  /^\p{Lu}[\p{L}'’-]+(?:, \p{Lu}[\p{L}'’-]+){1,3},? (?:&|and) \p{Lu}[\p{L}'’ -]*\b(?:LLP|LLC|L\.L\.P|PLLC|P\.?C|Inc|Ltd|Limited|Co|Solicitors|Architects|Associates)\.?/u;

/** `恒生电子股份有限公司(Java开发工程师)`, `as Site Engineer`: the post beside the employer in brackets, or behind its little word. */
function splitTitleInBrackets(fragment: Fragment): Fragment[] {
  const bare = /^as\s+(?:an?\s+)?(?=\p{Lu})/u.exec(fragment.text)?.[0].length ?? 0;
  if (bare > 0) return [{ ...fragment, text: fragment.text.slice(bare), offset: fragment.offset + bare }];
  const joined = splitJoinedHan(fragment);
  if (joined !== undefined) return joined;
  const match = /^(.{2,80}?)\s*\(([^()]{2,40})\)$/u.exec(fragment.text);
  const [, name = '', inside = ''] = match ?? [];
  if (fragment.role !== undefined || companyScore(name) === 0 || !isTitleLike(inside) || companyScore(inside) > 1)
    return [fragment];
  return [
    { ...fragment, text: name },
    { text: inside, offset: fragment.offset + fragment.text.lastIndexOf('(') + 1 },
  ];
}
