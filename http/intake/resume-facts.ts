import type { FactValue } from '../../domain/process/types.ts';
import { degreeOrder } from '../../documents/resume/resume-types.ts';
import type { ResumeReading } from '../../documents/resume/resume-types.ts';
import type { Resume } from '../../schemas/types.ts';

/** Which field of the résumé a fact was read from; for its evidence. */
export const factFields: { readonly [fact: string]: keyof Resume['fields'] } = {
  'resume.totalYears': 'totalYears',
  'resume.highestDegree': 'highestDegree',
  'resume.degreeRank': 'highestDegree',
  'resume.skills': 'skills',
  'resume.certificates': 'certificates',
};

/** The text a condition may search is cut here: every step of an application reads it. */
const maxTextLength = 100_000;

/** What a résumé says, as facts; what it does not say is missing, never zero. */
export function factsOfResume(reading: ResumeReading): { name: string; value: FactValue }[] {
  const { fields } = reading;
  const facts: { name: string; value: FactValue }[] = [];
  const add = (name: string, value: FactValue | null | undefined) => {
    if (value !== null && value !== undefined) facts.push({ name, value });
  };
  add('resume.totalYears', fields.totalYears.value);
  add('resume.highestDegree', fields.highestDegree.value);
  if (fields.highestDegree.value !== null)
    add('resume.degreeRank', degreeOrder.indexOf(fields.highestDegree.value) + 1);
  add('resume.skills', fields.skills.value?.map((skill) => skill.toLowerCase()).slice(0, 300));
  add('resume.certificates', fields.certificates.value?.map((name) => name.toLowerCase()).slice(0, 100));
  add('resume.text', reading.text.toLowerCase().slice(0, maxTextLength));
  return facts;
}
