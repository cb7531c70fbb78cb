import type { ResumeFields, ResumeText } from '../resume-types.ts';
import { readCertificates } from './certificates.ts';
import { readEmails } from './emails.ts';
import { findEmployments, readEmployers } from './employers.ts';
import { readFormattedName } from './formatted-name.ts';
import { readHighestDegree } from './highest-degree.ts';
import { readLocation } from './location.ts';
import { readNationalId } from './national-id.ts';
import { findOthersLines } from './others-mail.ts';
import { readPhones } from './phones.ts';
import { toResumeDocument } from './resume-document.ts';
import { readSchools } from './schools.ts';
import { readSkills } from './skills.ts';
import { findStudies } from './study-entries.ts';
import { readTotalYears } from './total-years.ts';

/** Reads all fields out of a résumé's text. Pure: `now` (ISO 8601) is the day that "至今" and "present" mean. */
export function extractFields(source: ResumeText, now: string): ResumeFields {
  const document = toResumeDocument(source, now);
  const written = readEmails(document);
  const formattedName = readFormattedName(document, written.value ?? []);
  const others = findOthersLines(document, formattedName.value);
  const emails = others.size === 0 ? written : readEmails(document, others);
  // A candidate is not the employer, whatever stands above the first dates.
  const employments = findEmployments(document).filter(({ employer }) => employer.text !== formattedName.value);
  const studies = findStudies(document);
  return {
    formattedName,
    emails,
    phones: readPhones(document, others),
    nationalId: readNationalId(document),
    highestDegree: readHighestDegree(document, studies),
    totalYears: readTotalYears(document, employments),
    employers: readEmployers(document, employments),
    schools: readSchools(document, studies),
    skills: readSkills(document),
    certificates: readCertificates(document),
    location: readLocation(document),
  };
}
