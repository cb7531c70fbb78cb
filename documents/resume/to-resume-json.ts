import type { Evidence, Field, HiddenHow, HiddenText, ResumeFields, ResumeReading } from './resume-types.ts';

type ListField = {
  [K in keyof ResumeFields]: NonNullable<ResumeFields[K]['value']> extends unknown[] ? K : never;
}[keyof ResumeFields];

/** The flat form of a reading: lists are empty and single values null where nothing is known; `reasons` says why. */
export type ResumeJson = {
  [K in keyof ResumeFields]: K extends ListField ? NonNullable<ResumeFields[K]['value']> : ResumeFields[K]['value'];
} & {
  evidence: Partial<Record<keyof ResumeFields, Evidence[]>> & { hiddenText?: Omit<Evidence, 'offset'>[] };
  /** `hiddenText` is there where the file holds text that a person does not see: somebody should look at it; `extraction` where a model failed or made things up. */
  reasons: Partial<Record<keyof ResumeFields | 'hiddenText' | 'extraction', string>>;
};

const orEmpty = <T>(field: Field<T[]>): T[] => field.value ?? [];

/** Flattens a reading for printing and for the API. */
export function toResumeJson(reading: ResumeReading): ResumeJson {
  const { fields } = reading;
  const evidence: ResumeJson['evidence'] = {};
  const reasons: ResumeJson['reasons'] = {};
  for (const key of Object.keys(fields) as (keyof ResumeFields)[]) {
    const field = fields[key];
    evidence[key] = field.evidence;
    if (field.reason !== undefined) reasons[key] = field.reason;
  }
  if (reading.extraction?.notice !== undefined) reasons.extraction = reading.extraction.notice;
  if (reading.hidden !== undefined) {
    evidence.hiddenText = reading.hidden.map(({ text, page }) => ({ text, ...(page === undefined ? {} : { page }) }));
    reasons.hiddenText = tellHidden(reading.hidden);
  }
  return {
    formattedName: fields.formattedName.value,
    emails: orEmpty(fields.emails),
    phones: orEmpty(fields.phones),
    nationalId: fields.nationalId.value,
    highestDegree: fields.highestDegree.value,
    totalYears: fields.totalYears.value,
    employers: orEmpty(fields.employers),
    schools: orEmpty(fields.schools),
    skills: orEmpty(fields.skills),
    certificates: orEmpty(fields.certificates),
    location: fields.location.value,
    evidence,
    reasons,
  };
}

const ways: Readonly<Record<HiddenHow, string>> = {
  invisible: 'painted without ink',
  sameColour: 'in the colour of its background',
  tiny: 'too small to read',
  offPage: 'outside the page',
  marked: 'marked as hidden',
  unprintable: 'in characters that have no shape',
  scanLayer: 'as a layer over a picture',
};

/** One sentence for the person who looks at the résumé. */
export function tellHidden(hidden: readonly HiddenText[]): string {
  const left = [...new Set(hidden.filter(({ how }) => how !== 'scanLayer').map(({ how }) => ways[how]))];
  if (left.length === 0)
    return 'The text is an invisible layer over a picture: compare what was read with the picture.';
  return `The file holds text that a person does not see (${left.join(', ')}); it was left out of every field. Look at the file.`;
}
