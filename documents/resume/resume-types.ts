/** The four kinds of file a résumé may come as. */
export type ResumeFormat = 'pdf' | 'docx' | 'text' | 'jsonResume';

/** Degrees from lowest to highest; compare by position in `degreeOrder`. */
export type Degree = 'secondary' | 'associate' | 'bachelor' | 'master' | 'doctor';

/** Degrees in ascending order. */
export const degreeOrder: readonly Degree[] = ['secondary', 'associate', 'bachelor', 'master', 'doctor'];

/** Where in the résumé's text a value stood: `offset` is a UTF-16 index into `ResumeReading.text`, `page` counts from 1 (PDF only). */
export interface Evidence {
  text: string;
  page?: number;
  offset: number;
}

/** A field's value with its evidence; unknown is null and then `reason` says why. A known value may carry a `reason` as a caution. */
export interface Field<T> {
  value: T | null;
  evidence: Evidence[];
  reason?: string;
}

/** One employment. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the résumé; `months` counts both end months. */
export interface Employer {
  name: string;
  title?: string;
  startOn?: string;
  endOn?: string;
  /** True when the résumé says it goes on ("至今", "Present"); then `endOn` is absent. */
  current?: true;
  months?: number;
}

/** One school. Dates as in `Employer`; a lone graduation year is `endOn`. */
export interface School {
  name: string;
  degree?: Degree;
  startOn?: string;
  endOn?: string;
}

/** Everything read out of one résumé. */
export interface ResumeFields {
  formattedName: Field<string>;
  emails: Field<string[]>;
  /** E.164. */
  phones: Field<string[]>;
  /** 18-character resident identity number with a right checksum. */
  nationalId: Field<string>;
  highestDegree: Field<Degree>;
  /** Years with one decimal: the union of all employments. */
  totalYears: Field<number>;
  /** Newest first. */
  employers: Field<Employer[]>;
  /** Newest first. */
  schools: Field<School[]>;
  skills: Field<string[]>;
  certificates: Field<string[]>;
  location: Field<string>;
}

/**
 * Why nobody sees a text: painted without ink or opacity, in the colour of what lies beneath, too small, outside the page, marked as
 * hidden; `unprintable` are characters without a shape. `scanLayer` is the invisible text over the picture of a scan, which is read all the same.
 */
export type HiddenHow = 'invisible' | 'sameColour' | 'tiny' | 'offPage' | 'marked' | 'unprintable' | 'scanLayer';

/** A text that the file holds and a person does not see; `text` has at most 200 characters, `page` counts from 1 (PDF only). */
export interface HiddenText {
  how: HiddenHow;
  text: string;
  page?: number;
}

/** A value that a model named and that was not taken. */
export interface DroppedValue {
  field: keyof ResumeFields;
  value: string;
  reason: string;
}

/** Who read the fields. `notice` is one or more sentences for a person: a model that failed, values that were left out. */
export interface Extraction {
  by: 'builtIn' | 'model';
  dropped: DroppedValue[];
  notice?: string;
}

/** What `readResume` gives back. */
export interface ResumeReading {
  format: ResumeFormat;
  text: string;
  /** Number of pages, PDF only. */
  pages?: number;
  /** What was found that a person does not see; absent where there is nothing. It feeds no field and is no part of `text` (but `scanLayer`). */
  hidden?: HiddenText[];
  /** Offset in `text` where each page starts, PDF only. */
  pageStarts?: number[];
  fields: ResumeFields;
  /** Who read the fields; absent where no extractor was asked. */
  extraction?: Extraction;
}

/** Text of a résumé before any field is read: what each format reader returns. */
export interface ResumeText {
  text: string;
  /** Number of pages, where the format has pages. */
  pages?: number;
  /** Offset in `text` where each page starts. */
  pageStarts?: number[];
  /** Font height in points of each line of `text`, where known (0 = unknown): the name is often the largest. */
  lineSizes?: number[];
  /** What a person does not see; left out of `text`. */
  hidden?: HiddenText[];
}
