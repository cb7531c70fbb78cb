/** How a stage is left: which way, and what decided it. Only `person` and `knockOut` may lead to a rejection. */
export type StageExit = {
  outcome: 'pass' | 'fail' | 'expired' | 'noShow';
  cause: 'rule' | 'person' | 'knockOut' | 'time' | 'vendor';
};
