import { toResumeJson } from '../../documents/resume/to-resume-json.ts';
import type { ResumeReading } from '../../documents/resume/resume-types.ts';
import type { Resume } from '../../schemas/types.ts';

/** The reading in the shape of `resume.schema.json`, whose lists and texts have an end. */
export function toResumeFields(reading: ResumeReading): Resume['fields'] {
  const { employers, schools, evidence, ...rest } = toResumeJson(reading);
  const cut = (texts: string[], count: number) => texts.slice(0, count).map((text) => text.slice(0, 300));
  return {
    ...rest,
    emails: cut(rest.emails, 20),
    phones: cut(rest.phones, 20),
    skills: cut(rest.skills, 300),
    certificates: cut(rest.certificates, 100),
    employers: employers.slice(0, 60).map(({ name, title, startOn, endOn, months }) => ({
      name: name.slice(0, 200),
      title: title?.slice(0, 300) ?? null,
      startOn: startOn ?? null,
      endOn: endOn ?? null,
      months: months ?? null,
    })),
    schools: schools.slice(0, 30).map(({ name, degree, startOn, endOn }) => ({
      name: name.slice(0, 200),
      degree: degree ?? null,
      startOn: startOn ?? null,
      endOn: endOn ?? null,
    })),
    evidence: Object.fromEntries(
      Object.entries(evidence).map(([field, places]) => [
        field,
        places.map((place) => ({ ...place, text: place.text.slice(0, 1000) })),
      ]),
    ),
  };
}
