import type { ProcessEvent } from '../types.ts';

/** How a stage is left: which way, and what decided it. Only `person` and `knockOut` may lead to a rejection. */
export type StageExit = {
  outcome: 'pass' | 'fail' | 'expired' | 'noShow' | 'declined' | 'notStarted';
  cause: 'rule' | 'person' | 'knockOut' | 'time' | 'vendor' | 'candidate';
};

/** What a stage hears of: what happened, and that a person gave up a call of it. */
export type StageEvent = ProcessEvent | { type: 'callSkipped'; callKey: string };
