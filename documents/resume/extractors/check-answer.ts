import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { findDegrees } from '../fields/degrees.ts';
import { monthsOf } from '../fields/employers.ts';
import { isNationalId } from '../fields/national-id.ts';
import { unionMonths } from '../fields/total-years.ts';
import { parsePartialDate } from '../fields/partial-date.ts';
import type { DateRange } from '../fields/dates.ts';
import { degreeOrder } from '../resume-types.ts';
import type { Degree, DroppedValue, Employer, Evidence, Field, ResumeFields, School } from '../resume-types.ts';
import type { SearchableText } from './find-in-text.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 300 ? value.trim() : undefined;
const listOf = (value: unknown, count: number): unknown[] => (Array.isArray(value) ? value.slice(0, count) : []);

/** What is left of a model's answer after each value was looked for in the text. */
export interface CheckedAnswer {
  fields: Partial<ResumeFields>;
  dropped: DroppedValue[];
}

/**
 * Holds a model's answer against the résumé's text: a value that does not stand there is dropped and noted; keys that were not asked for
 * are not looked at. Years of work are never taken from a model but counted from the dates that stood the test.
 * Undefined where the answer is no such object. Pure.
 */
export function checkAnswer(
  answer: unknown,
  text: string,
  searchable: SearchableText,
  now: string,
): CheckedAnswer | undefined {
  if (!isObject(answer)) return undefined;
  const dropped: DroppedValue[] = [];
  const drop = (field: DroppedValue['field'], value: string, reason = 'It does not stand in the text.'): undefined => {
    if (dropped.length < 100) dropped.push({ field, value: value.slice(0, 200), reason });
    return undefined;
  };
  const keep = (field: DroppedValue['field'], value: unknown): { value: string; evidence: Evidence } | undefined => {
    const wanted = textOf(value);
    if (wanted === undefined) return undefined;
    const evidence = searchable.find(wanted);
    return evidence === undefined ? drop(field, wanted) : { value: wanted, evidence };
  };
  const fields: Partial<ResumeFields> = {};
  const single = (field: 'formattedName' | 'location'): void => {
    const kept = keep(field, answer[field]);
    if (kept !== undefined) fields[field] = { value: kept.value, evidence: [kept.evidence] };
  };
  const list = (field: 'emails' | 'skills' | 'certificates', fits: (value: string) => boolean = () => true): void => {
    const kept = listOf(answer[field], 200).flatMap((each) => keep(field, each) ?? []);
    const own = kept.filter(({ value }) => fits(value));
    const unique = own.filter(
      (each, i) => own.findIndex(({ value }) => value.toLowerCase() === each.value.toLowerCase()) === i,
    );
    if (unique.length > 0) fields[field] = toField(unique);
  };
  single('formattedName');
  single('location');
  list('emails', (value) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu.test(value));
  list('skills');
  list('certificates');

  const phones = listOf(answer['phones'], 10).flatMap((each) => {
    const wanted = textOf(each);
    const number = wanted === undefined ? undefined : parsePhoneNumberFromString(wanted);
    if (wanted === undefined) return [];
    const evidence = number === undefined ? undefined : searchable.findDigits(number.nationalNumber);
    if (number?.isPossible() === true && evidence !== undefined) return [{ value: number.number, evidence }];
    drop('phones', wanted);
    return [];
  });
  if (phones.length > 0) fields.phones = toField(phones);

  const id = textOf(answer['nationalId'])?.toUpperCase();
  if (id !== undefined) {
    const evidence = searchable.find(id);
    if (evidence === undefined) drop('nationalId', id);
    else if (isNationalId(id)) fields.nationalId = { value: id, evidence: [evidence] };
    else drop('nationalId', id, 'Its checksum is wrong.');
  }

  const degreeFrom = (value: unknown): Degree | undefined => degreeOrder.find((degree) => degree === value);
  const degree = degreeFrom(answer['highestDegree']);
  if (degree !== undefined) {
    const evidence = findDegree(degree, text, searchable);
    if (evidence === undefined) drop('highestDegree', degree, 'The text names no such degree.');
    else fields.highestDegree = { value: degree, evidence: [evidence] };
  }

  const dateOf = (field: 'employers' | 'schools', value: unknown): string | undefined => {
    const date = textOf(value);
    if (date === undefined) return undefined;
    return searchable.hasDate(date) ? date : drop(field, date, 'The date does not stand in the text.');
  };
  const jobs = listOf(answer['employers'], 60).flatMap((each) => {
    const kept = isObject(each) ? keep('employers', each['name']) : undefined;
    if (!isObject(each) || kept === undefined) return [];
    const title = keep('employers', each['title'])?.value;
    const startOn = dateOf('employers', each['startOn']);
    const endOn = dateOf('employers', each['endOn']);
    // An end that was dropped is not known; only an end that was said to be open goes on.
    const current =
      startOn !== undefined &&
      each['endOn'] === null &&
      /至今|现在|現在|目前|present|current|now|today|ongoing|since/iu.test(text);
    const range = toRange(startOn, endOn, current);
    const months = range === undefined || range.single ? undefined : monthsOf(range, now);
    const employer: Employer = {
      name: kept.value,
      ...(title === undefined ? {} : { title }),
      ...(startOn === undefined ? {} : { startOn }),
      ...(endOn === undefined ? {} : { endOn }),
      ...(current ? { current: true as const } : {}),
      ...(months === undefined ? {} : { months }),
    };
    return [{ value: employer, evidence: kept.evidence, range }];
  });
  if (jobs.length > 0) {
    fields.employers = toField(jobs);
    const dated = jobs.filter(({ range }) => range !== undefined && !range.single);
    const months = unionMonths(
      dated.flatMap(({ range }) => (range === undefined ? [] : [{ dates: range }])),
      now,
    );
    if (months !== undefined)
      fields.totalYears = {
        value: Math.round((months / 12) * 10) / 10,
        evidence: dated.map(({ evidence }) => evidence),
      };
  }

  const schools = listOf(answer['schools'], 30).flatMap((each) => {
    const kept = isObject(each) ? keep('schools', each['name']) : undefined;
    if (!isObject(each) || kept === undefined) return [];
    const own = degreeFrom(each['degree']);
    const isNamed = own !== undefined && findDegree(own, text, searchable) !== undefined;
    if (own !== undefined && !isNamed) drop('schools', own, 'The text names no such degree.');
    const startOn = dateOf('schools', each['startOn']);
    const endOn = dateOf('schools', each['endOn']);
    const school: School = {
      name: kept.value,
      ...(isNamed ? { degree: own } : {}),
      ...(startOn === undefined ? {} : { startOn }),
      ...(endOn === undefined ? {} : { endOn }),
    };
    return [{ value: school, evidence: kept.evidence }];
  });
  if (schools.length > 0) fields.schools = toField(schools);
  return { fields, dropped };
}

const toField = <T>(kept: readonly { value: T; evidence: Evidence }[]): Field<T[]> => ({
  value: kept.map(({ value }) => value),
  evidence: kept.map(({ evidence }) => evidence),
});

/** A word for the degree on a line that values may be taken from. */
function findDegree(degree: Degree, text: string, searchable: SearchableText): Evidence | undefined {
  for (const line of text.slice(0, 100_000).split('\n')) {
    const found = findDegrees(line.slice(0, 500)).find((each) => each.degree === degree);
    const evidence =
      found === undefined ? undefined : searchable.find(line.slice(found.at, found.at + found.length).trim());
    if (evidence !== undefined) return evidence;
  }
  return undefined;
}

function toRange(startOn: string | undefined, endOn: string | undefined, current: boolean): DateRange | undefined {
  const from = startOn === undefined ? undefined : parsePartialDate(startOn);
  const to = endOn === undefined ? undefined : parsePartialDate(endOn);
  if (from === undefined) return undefined;
  return {
    from,
    ...(to === undefined ? {} : { to }),
    current,
    single: to === undefined && !current,
    expected: false,
    start: 0,
    end: 0,
  };
}
