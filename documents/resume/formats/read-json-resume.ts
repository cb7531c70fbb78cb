import { monthsOf } from '../fields/employers.ts';
import { findDegrees, higherDegree } from '../fields/degrees.ts';
import { monthIndex, parsePartialDate } from '../fields/partial-date.ts';
import type { DateRange } from '../fields/dates.ts';
import { readEmails } from '../fields/emails.ts';
import { readNationalId } from '../fields/national-id.ts';
import { readPhones } from '../fields/phones.ts';
import { toResumeDocument } from '../fields/resume-document.ts';
import { unionMonths } from '../fields/total-years.ts';
import { ResumeError } from '../resume-error.ts';
import type { Degree, Employer, Evidence, Field, ResumeFields, School } from '../resume-types.ts';
import { parseStrictJson } from './check-json.ts';
import { cleanText } from './clean-text.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A string of the JSON as one clean line; numbers count as strings, all else as nothing. */
function lineOf(value: unknown, maxLength = 1_000): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = cleanText(String(value)).replace(/\s+/g, ' ').trim();
  return text === '' || text.length > maxLength ? undefined : text;
}

/** Writes the text that the fields' evidence points into. */
class TextWriter {
  text = '';

  /** Adds one line and gives back where it stands. */
  line(label: string, value: string): Evidence {
    const offset = this.text.length + (label === '' ? 0 : label.length + 2);
    this.text += `${label === '' ? '' : `${label}: `}${value}\n`;
    return { text: value.slice(0, 200), offset };
  }

  heading(text: string): void {
    this.text += `\n${text}\n`;
  }
}

function rangeOf(item: Json): DateRange | undefined {
  const from = parsePartialDate(lineOf(item['startDate']) ?? '');
  const rawEnd = lineOf(item['endDate']);
  const to = parsePartialDate(rawEnd ?? '');
  const current =
    from !== undefined && to === undefined && (rawEnd === undefined || /present|now|至今|current/i.test(rawEnd));
  if (from === undefined && to === undefined) return undefined;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    current,
    single: from === undefined,
    expected: false,
    start: 0,
    end: 0,
  };
}

const datesOn = (item: Json, range: DateRange | undefined): { startOn?: string; endOn?: string } => {
  const cut = (value: unknown): string => /^\d{4}(?:-\d{2}){0,2}/.exec(lineOf(value) ?? '')?.[0] ?? '';
  return {
    ...(range?.from === undefined ? {} : { startOn: cut(item['startDate']) }),
    ...(range?.to === undefined ? {} : { endOn: cut(item['endDate']) }),
  };
};

const fieldOf = <T>(value: T[], evidence: Evidence[], what: string): Field<T[]> =>
  value.length > 0 ? { value, evidence } : { value: null, evidence: [], reason: `The JSON holds no ${what}.` };

const newestFirst = (
  a: { startOn?: string; endOn?: string; current?: true },
  b: { startOn?: string; endOn?: string; current?: true },
): number => {
  const end = (x: { endOn?: string; current?: true }): string => (x.current === true ? '9999' : (x.endOn ?? ''));
  return end(b).localeCompare(end(a)) || (b.startOn ?? '').localeCompare(a.startOn ?? '');
};

/** Reads JSON Resume (jsonresume.org schema 1.0.0; unknown members are passed over). Throws `resume_json_invalid`. */
export function readJsonResume(source: string, now: string): { text: string; fields: ResumeFields } {
  const root = parseStrictJson(source.replace(/^\ufeff/, ''));
  if (!isObject(root) || !['basics', 'work', 'education', 'skills'].some((key) => key in root)) {
    throw new ResumeError(
      'resume_json_invalid',
      'The JSON is no JSON Resume: it has none of basics, work, education and skills.',
      '$',
    );
  }
  const writer = new TextWriter();
  const head = writeBasics(root, writer);
  const employers = writeWork(root, writer, now);
  const schools = writeEducation(root, writer, now);
  const skills = writeNames(root['skills'], writer, 'Skills', true);
  const certificates = writeNames(root['certificates'], writer, 'Certificates', false);
  if (writer.text.trim() === '')
    throw new ResumeError('resume_empty', 'The JSON Resume holds no text. Send one that is filled in.');
  const document = toResumeDocument({ text: writer.text }, now);
  return {
    text: writer.text,
    fields: {
      ...head,
      emails: readEmails(document),
      phones: readPhones(document),
      nationalId: readNationalId(document),
      ...employers,
      ...schools,
      skills: fieldOf(skills.value, skills.evidence, 'skills'),
      certificates: fieldOf(certificates.value, certificates.evidence, 'certificates'),
    },
  };
}

function writeBasics(root: Json, writer: TextWriter): Pick<ResumeFields, 'formattedName' | 'location'> {
  const basics = isObject(root['basics']) ? root['basics'] : {};
  let formattedName: ResumeFields['formattedName'] = {
    value: null,
    evidence: [],
    reason: 'The JSON has no basics.name.',
  };
  const name = lineOf(basics['name'], Infinity);
  if (name !== undefined && name.length <= 120) formattedName = { value: name, evidence: [writer.line('Name', name)] };
  else if (name !== undefined)
    formattedName = { value: null, evidence: [], reason: 'basics.name is longer than 120 characters.' };
  for (const [label, key] of [
    ['Title', 'label'],
    ['Email', 'email'],
    ['Phone', 'phone'],
    ['Website', 'url'],
    ['Summary', 'summary'],
  ] as const) {
    const value = lineOf(basics[key], 5_000);
    if (value !== undefined) writer.line(label, value);
  }
  const place = isObject(basics['location']) ? basics['location'] : {};
  const where = ['address', 'city', 'region', 'postalCode', 'countryCode']
    .flatMap((key) => lineOf(place[key], 200) ?? [])
    .join(', ');
  const location: ResumeFields['location'] =
    where === ''
      ? { value: null, evidence: [], reason: 'The JSON has no basics.location.' }
      : { value: where, evidence: [writer.line('Location', where)] };
  return { formattedName, location };
}

function writeWork(root: Json, writer: TextWriter, now: string): Pick<ResumeFields, 'employers' | 'totalYears'> {
  const found: { employer: Employer; evidence: Evidence; range: DateRange | undefined }[] = [];
  writer.heading('Experience');
  for (const item of objectsOf(root['work']).slice(0, 100)) {
    const name = lineOf(item['name'] ?? item['company'], 200);
    if (name === undefined) continue;
    const title = lineOf(item['position'], 200);
    const range = rangeOf(item);
    const months = range === undefined || range.single ? undefined : monthsOf(range, now);
    const dates = datesOn(item, range);
    const shown = [
      name,
      title,
      range === undefined ? undefined : `${dates.startOn ?? ''} – ${dates.endOn ?? (range.current ? 'present' : '')}`,
    ];
    const evidence = writer.line('', shown.filter((part) => part !== undefined).join('\t'));
    for (const text of [
      item['summary'],
      ...(Array.isArray(item['highlights']) ? (item['highlights'] as unknown[]) : []),
    ]) {
      const line = lineOf(text, 5_000);
      if (line !== undefined) writer.line('', `• ${line}`);
    }
    const employer: Employer = {
      name,
      ...(title === undefined ? {} : { title }),
      ...dates,
      ...(range?.current === true ? { current: true as const } : {}),
      ...(months === undefined ? {} : { months }),
    };
    found.push({ employer, evidence, range });
  }
  found.sort((a, b) => newestFirst(a.employer, b.employer));
  const employers = fieldOf(found.map((entry) => entry.employer), found.map((entry) => entry.evidence), 'employer'); // prettier-ignore
  const total = unionMonths(
    found.flatMap(({ range }) => (range === undefined ? [] : [{ dates: range }])),
    now,
  );
  const totalYears: ResumeFields['totalYears'] =
    total === undefined
      ? { value: null, evidence: [], reason: 'No entry of work has dates.' }
      : {
          value: Math.round((total / 12) * 10) / 10,
          evidence: found.flatMap((entry) => (entry.range === undefined ? [] : [entry.evidence])),
        };
  return { employers, totalYears };
}

function writeEducation(root: Json, writer: TextWriter, now: string): Pick<ResumeFields, 'schools' | 'highestDegree'> {
  const found: { school: School; evidence: Evidence }[] = [];
  let best: { degree: Degree; evidence: Evidence } | undefined;
  let ongoing: { degree: Degree; evidence: Evidence } | undefined;
  const today = parsePartialDate(now);
  writer.heading('Education');
  for (const item of objectsOf(root['education']).slice(0, 50)) {
    const name = lineOf(item['institution'], 200);
    const kind = lineOf(item['studyType'], 200);
    const degree = findDegrees(kind ?? '')[0]?.degree ?? findDegrees(lineOf(item['area'], 200) ?? '')[0]?.degree;
    const range = rangeOf(item);
    const dates = datesOn(item, range);
    const shown = [
      name,
      kind,
      lineOf(item['area'], 200),
      [dates.startOn, dates.endOn].filter((on) => on !== undefined).join(' – '),
    ];
    const line = shown.filter((part) => part !== undefined && part !== '').join('\t');
    if (line === '') continue;
    const evidence = writer.line('', line);
    const isAhead =
      range?.current === true ||
      (today !== undefined && range?.to !== undefined && monthIndex(range.to, true) > monthIndex(today, true));
    if (degree !== undefined && isAhead && higherDegree(ongoing?.degree, degree) === degree)
      ongoing = { degree, evidence };
    if (degree !== undefined && !isAhead && higherDegree(best?.degree, degree) === degree) best = { degree, evidence };
    if (name !== undefined)
      found.push({ school: { name, ...(degree === undefined ? {} : { degree }), ...dates }, evidence });
  }
  found.sort((a, b) => newestFirst(a.school, b.school));
  const schools = fieldOf(found.map((entry) => entry.school), found.map((entry) => entry.evidence), 'school'); // prettier-ignore
  const highestDegree: ResumeFields['highestDegree'] =
    best !== undefined
      ? { value: best.degree, evidence: [best.evidence] }
      : ongoing !== undefined
        ? {
            value: ongoing.degree,
            evidence: [ongoing.evidence],
            reason: 'It is not finished yet; no finished degree is named.',
          }
        : { value: null, evidence: [], reason: 'No entry of education names a degree.' };
  return { schools, highestDegree };
}

function writeNames(
  items: unknown,
  writer: TextWriter,
  heading: string,
  withKeywords: boolean,
): { value: string[]; evidence: Evidence[] } {
  const value: string[] = [];
  const evidence: Evidence[] = [];
  writer.heading(heading);
  for (const item of objectsOf(items).slice(0, 100)) {
    const name = lineOf(item['name'], 200);
    const keywords =
      withKeywords && Array.isArray(item['keywords'])
        ? item['keywords'].flatMap((word) => lineOf(word, 100) ?? [])
        : [];
    // With keywords the name is a group's name.
    const names = keywords.length > 0 ? keywords : name === undefined ? [] : [name];
    if (names.length === 0) continue;
    evidence.push(writer.line(keywords.length > 0 ? (name ?? '') : '', names.join(', ')));
    value.push(...names.filter((own) => !value.includes(own)));
  }
  return { value, evidence };
}
