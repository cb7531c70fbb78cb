import type { Colleague, RequisitionSetUp } from '../api/types.ts';

type AnswerType = NonNullable<RequisitionSetUp['screeningQuestions']>[number]['answerType'];

/** The fields of the form, under the names of the request, so that its faults find their field. */
export type SetUpFields = {
  code?: string;
  processId?: string;
  questionSetId?: string;
  writtenTestQuestionSetId?: string;
  timeLimits?: { [questionId: string]: number | null | undefined };
  identityCheck?: boolean;
  connections: { [R in keyof RequisitionSetUp['connections']]: string | null | undefined };
  interviewers?: string[];
  recruiterId?: string;
  meetingUrlTemplate?: string;
  screeningQuestions?: ({ key?: string; text?: { zh?: string; en?: string }; answerType?: AnswerType } | undefined)[];
  notes?: { zh?: string; en?: string };
};

/** Kinds of answers a candidate is asked for; choices are written through the API. */
export const answerTypes = ['boolean', 'number', 'text'] as const satisfies readonly AnswerType[];

/** What is sent: only what was filled in. */
export function toSetUp(fields: SetUpFields): RequisitionSetUp {
  const { code, processId = '', questionSetId = '', writtenTestQuestionSetId, recruiterId = '' } = fields;
  const timeLimits = present(fields.timeLimits ?? {});
  const notes = toText(fields.notes);
  const questions = (fields.screeningQuestions ?? []).map((question) => ({
    key: question?.key?.trim() ?? '',
    text: toText(question?.text) ?? {},
    answerType: question?.answerType ?? 'boolean',
  }));
  const meeting = fields.meetingUrlTemplate?.trim();
  return {
    processId,
    questionSetId,
    recruiterId,
    identityCheck: fields.identityCheck ?? false,
    interviewers: fields.interviewers ?? [],
    connections: present(fields.connections),
    ...(code?.trim() ? { code: code.trim() } : {}),
    ...(writtenTestQuestionSetId ? { writtenTestQuestionSetId } : {}),
    ...(Object.keys(timeLimits).length > 0 ? { timeLimits } : {}),
    ...(meeting ? { meetingUrlTemplate: meeting } : {}),
    ...(questions.length > 0 ? { screeningQuestions: questions } : {}),
    ...(notes ? { notes } : {}),
  };
}

/** Is a link a pattern the hub can fill in? */
export function isMeetingPattern(value: string): boolean {
  return /^https:\/\/[^{}\s]*\{bookingId\}[^{}\s]*$/.test(value);
}

/** Who may be the recruiter of a job. */
export function isRecruiter({ role }: Colleague): boolean {
  return role === 'recruiter' || role === 'hr' || role === 'administrator';
}

const usual: readonly Colleague['role'][] = ['interviewer', 'business', 'recruiter', 'hr', 'administrator', 'it'];

/** Those who interview most often first, then by name. */
export function byInterviewing(a: Colleague, b: Colleague): number {
  return usual.indexOf(a.role) - usual.indexOf(b.role) || a.displayName.localeCompare(b.displayName);
}

function present<V extends string | number>(values: { [name: string]: V | null | undefined }): { [name: string]: V } {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, value]],
    ),
  );
}

function toText(text: { zh?: string; en?: string } | undefined): { zh?: string; en?: string } | null {
  const zh = text?.zh?.trim();
  const en = text?.en?.trim();
  return zh || en ? { ...(zh ? { zh } : {}), ...(en ? { en } : {}) } : null;
}
