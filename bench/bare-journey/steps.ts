/** The effects of one application through standard.yaml, by stage and what follows in the hub's key of a call. */
export const steps = [
  'test/invite',
  'test/mail:invitation',
  'test/result',
  'aiInterview/gather:overtime',
  'aiInterview/gather:opportunities',
  'aiInterview/invite',
  'aiInterview/mail:invitation',
  'aiInterview/result',
  'review/decision',
  'interview/mail:choose',
  'interview/mail:booked',
  'interview/mail:briefing',
  'interview/decision',
  'background/check',
  'offer/offer',
  'offer/letter',
  'offer/material1',
  'offer/material2',
  'employee/action',
  'onboarding/enrol',
  'onboarding/plan',
  'onboarding/mail:plan',
  'report/action',
  'report/mail:end',
  'report/status',
] as const;
export type Step = (typeof steps)[number];

/** What a person does, each when it is their turn. */
export type Turn =
  'review' | 'booking' | 'scorecard' | 'offer' | 'business' | 'hr' | 'accept' | 'materials' | 'firstDay';

/**
 * The steps that the calls of one application of the hub are: ids, numbers of visits and the like taken away; documents, each a call
 * of its own, are numbered.
 * @throws Error when the bare side has no such step, so that none is left out unseen
 */
export function toSteps(callKeys: readonly string[]): Step[] {
  let documents = 0;
  return callKeys.map((callKey) => {
    const [stage = '', rest = ''] = callKey.split('/');
    const [what = '', more = ''] = rest.split(':');
    const told = what === 'mail' || what === 'gather' ? `${what}:${more}` : what;
    const name = `${stage.replace(/\.\d+$/, '')}/${told === 'material' ? `material${(documents += 1)}` : told}`;
    const step = steps.find((each) => each === name);
    if (step === undefined) throw new Error(`The bare journey does not make the call ${callKey}.`);
    return step;
  });
}
