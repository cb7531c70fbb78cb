import type { Evidence, Field, ResumeFields, ResumeReading } from './resume-types.ts';

type ListField = {
  [K in keyof ResumeFields]: NonNullable<ResumeFields[K]['value']> extends unknown[] ? K : never;
}[keyof ResumeFields];

/** The flat form of a reading: lists are empty and single values null where nothing is known; `reasons` says why. */
export type ResumeJson = {
  [K in keyof ResumeFields]: K extends ListField ? NonNullable<ResumeFields[K]['value']> : ResumeFields[K]['value'];
} & {
  evidence: Partial<Record<keyof ResumeFields, Evidence[]>>;
  reasons: Partial<Record<keyof ResumeFields, string>>;
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
