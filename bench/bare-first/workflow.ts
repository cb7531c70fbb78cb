import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './activities.ts';

export const reportSignal = defineSignal('report');
export const recordingSignal = defineSignal('recording');
export const decisionSignal = defineSignal('decision');

const call = proxyActivities<BareActivities>({ startToCloseTimeout: '1 minute' });

/** The same effects as first.yaml has outside the hub, and nothing else: no rows, no rules, no checks, no encryption. */
export async function bareJourney(id: string): Promise<void> {
  let report = false;
  let recording = false;
  let decision = false;
  setHandler(reportSignal, () => void (report = true));
  setHandler(recordingSignal, () => void (recording = true));
  setHandler(decisionSignal, () => void (decision = true));
  await call.orderInterview(id);
  await call.sendMail(id, 'invitation');
  await condition(() => report && recording, '7 days');
  await call.writeResult(id);
  await condition(() => decision, '3 days');
  await Promise.all([call.writeDecision(id), call.sendMail(id, 'passed')]);
}
