import { expect, it } from 'vitest';
import { findEmployments } from './employers.ts';
import { toResumeDocument } from './resume-document.ts';

const read = (text: string): (string | undefined)[][] =>
  findEmployments(toResumeDocument({ text }, '2026-11-22')).map(({ employer, title, dates }) => [
    employer.text,
    title?.text,
    `${dates.from?.year}-${dates.current ? 'now' : dates.to?.year}`,
  ]);

it('reads a form label by label, several of them on one line', () => {
  expect(
    read(
      'Employer: Wind River Hauling LLC, Riverton WY\nFrom: 4/2013   To: present\nJob title: OTR driver\n\nEmployer: self-employed\nFrom: 1/2007   To: 8/2008\nJob title: Ranch hand',
    ),
  ).toEqual([
    ['Wind River Hauling LLC', 'OTR driver', '2013-now'],
    ['self-employed', 'Ranch hand', '2007-2008'],
  ]);
});

it('finds the employer above labels that leave it out', () => {
  expect(
    read(
      'Work Experience\n1) Godavari Tubes Pvt. Ltd., Pune\n   Designation: DGM Quality\n   Duration: Since June 2019\n2) Deccan Forge Works, Satara\n   Designation: Quality Engineer\n   Duration: July 2011 to July 2014',
    ),
  ).toEqual([
    ['Godavari Tubes Pvt. Ltd.', 'DGM Quality', '2019-now'],
    ['Deccan Forge Works', 'Quality Engineer', '2011-2014'],
  ]);
});
