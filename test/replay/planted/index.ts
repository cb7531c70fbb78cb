import { sleep } from '@temporalio/workflow';
import { applicationWorkflow as released } from '../../../workflows/application.ts';
import type { ApplicationInput } from '../../../workflows/messages.ts';

/** The released driver with a breaking change: one timer more than its histories have. The replay test must catch it. */
export async function applicationWorkflow(input: ApplicationInput): Promise<void> {
  await sleep(1000);
  await released(input);
}
