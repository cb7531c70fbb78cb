import type { components } from '../../../../clients/typescript/src/types.gen.ts';

type S = components['schemas'];

export type Application = S['Application'];
export type Fact = S['Fact'];
export type FactSheet = S['FactSheet'];
export type InterviewOrder = S['InterviewOrder'];
export type InterviewResult = NonNullable<InterviewOrder['result']>;
export type Job = S['Job'];
export type Resume = S['Resume'];
export type Rubric = S['Rubric'];
export type Scorecard = S['Scorecard'];
export type Session = S['Session'];
export type Task = S['Task'];
export type TaskCompletion = S['TaskCompletion'];
export type WaitingFor = Application['waitingFor'][number];
