import { condition, defineSignal, proxyActivities, proxySinks, setHandler, type Sinks } from '@temporalio/workflow';
import type { BareActivities } from './activities.ts';
import type { Step, Turn } from './steps.ts';

/** A vendor's report, or a person's act. */
export const heardSignal = defineSignal<[string]>('heard');

/** Tells the bench's people that it is their turn; no activity, so it costs the workflow nothing. */
export type TurnSinks = Sinks & { people: { ask(id: string, turn: Turn): void } };

const { perform } = proxyActivities<BareActivities>({ startToCloseTimeout: '1 minute', retry: { maximumAttempts: 3 } });
const { people } = proxySinks<TurnSinks>();

/**
 * The same effects as standard.yaml has outside the hub in the same order, and nothing else: no rows, no rules, no checks,
 * no encryption. `made` are those that the hub made of an application.
 */
export async function bareJourney(id: string, made: Step[]): Promise<void> {
  const heard = new Set<string>();
  setHandler(heardSignal, (what) => void heard.add(what));
  const until = (...all: string[]): Promise<boolean> =>
    condition(() => all.every((what) => heard.has(what)), '30 days');
  const ask = async (turn: Turn, ...acts: string[]): Promise<void> => {
    people.ask(id, turn);
    await until(...(acts.length > 0 ? acts : [turn]));
  };
  const underWay: Promise<void>[] = [];
  /** Begins what nothing waits for; the workflow's end does. */
  const begin = (...which: Step[]): void => {
    for (const step of which) if (made.includes(step)) underWay.push(perform(id, step));
  };
  const make = async (...which: Step[]): Promise<void> => {
    await Promise.all(which.filter((step) => made.includes(step)).map((step) => perform(id, step)));
  };

  await make('test/invite');
  begin('test/mail:invitation');
  await until('o1/interview.reportReady');
  begin('test/result');
  await make('aiInterview/gather:overtime', 'aiInterview/gather:opportunities');
  await make('aiInterview/invite');
  begin('aiInterview/mail:invitation');
  await until('o2/interview.reportReady', 'o2/interview.recordingReady');
  begin('aiInterview/result');
  await ask('review');
  begin('review/decision');
  await make('interview/mail:choose');
  await ask('booking');
  begin('interview/mail:booked', 'interview/mail:briefing');
  await ask('scorecard');
  begin('interview/decision');
  await make('background/check');
  await until('o3/backgroundCheck.reportReady');
  await ask('offer');
  await ask('business');
  await ask('hr');
  await make('offer/offer');
  await ask('accept');
  begin('offer/letter');
  await ask('materials', 'material1', 'material2');
  begin('offer/material1', 'offer/material2');
  await make('employee/action');
  begin('onboarding/enrol', 'onboarding/plan', 'onboarding/mail:plan');
  await ask('firstDay');
  await make('report/action');
  begin('report/mail:end', 'report/status');
  await Promise.all(underWay);
}
