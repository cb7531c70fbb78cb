import { describe, expect, it } from 'vitest';
import { findEmployments } from './employers.ts';
import { toResumeDocument } from './resume-document.ts';

const read = (...lines: string[]): (string | undefined)[][] =>
  findEmployments(toResumeDocument({ text: ['Experience', ...lines].join('\n') }, '2026-11-22')).map(
    ({ employer, title }) => [employer.text, title?.text],
  );

describe('the layout of a section', () => {
  it('is the same for entries that no word tells of', () => {
    expect(
      read(
        '2019–now\tHead of Collections',
        'Museum Het Valkhof, Nijmegen',
        '2013–2019\tConservator',
        'Rijksdienst voor Erfgoed, Amersfoort',
        '2009–2013\tAssistant Archivist',
        'Stadsarchief Breda',
      ),
    ).toEqual([
      ['Museum Het Valkhof', 'Head of Collections'],
      ['Rijksdienst voor Erfgoed', 'Conservator'],
      ['Stadsarchief Breda', 'Assistant Archivist'],
    ]);
  });

  it('takes no field of a post for an employer where employers stand above', () => {
    expect(
      read(
        'Rio Grande Regional Hospital, McAllen TX',
        'Charge Nurse, Telemetry      July 2021 to present',
        'Staff Nurse, Telemetry       Aug. 2018 to June 2021',
        '',
        'Walgreens, Weslaco TX',
        'Pharmacy Technician          Nov. 2014 to May 2016',
      ).map(([employer]) => employer),
    ).toEqual(['Rio Grande Regional Hospital', 'Rio Grande Regional Hospital', 'Walgreens']);
  });

  it('leaves clients within a job out, and posts in', () => {
    expect(
      read(
        'Pugh-Jones Consulting Ltd',
        'Independent Consultant',
        'May 2017 – Present',
        'Northern Gas Grid (Jan 2023 – Present): meter data migration',
        'Ministry of Fisheries (May 2017 – Feb 2020): licensing service',
      ),
    ).toEqual([['Pugh-Jones Consulting Ltd', 'Independent Consultant']]);
    expect(
      read('2020-2025\tLavoie Paper Company', 'Senior Analyst (2023-2025)', 'Analyst (2020-2023)').map(
        ([, title]) => title,
      ),
    ).toEqual(['Senior Analyst', 'Analyst']);
  });

  it('never takes a sentence for an employer', () => {
    expect(read('Jan 2020 – May 2022', 'Reduced the backlog of the team by half.')).toEqual([]);
  });
});
