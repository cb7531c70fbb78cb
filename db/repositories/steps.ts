import type { Command, EventOutcome } from '../../domain/process/types.ts';
import type { Tx } from '../connection.ts';
import { fromJson } from '../sealed-json.ts';

/** What a step answered to the driver; a repeated step answers the same. */
export type StepRecord = {
  /** The driver's events this step took, by their identity. */
  taken: { key: string; outcome: EventOutcome }[];
  commands: Command[];
  nextWakeAt: string | null;
  ended: boolean;
};

/** The answer of a step taken before, or null. */
export async function getStep(tx: Tx, applicationId: string, seq: number): Promise<StepRecord | null> {
  const row: { result: string } | undefined = await tx('application_steps')
    .where({ application_id: applicationId, seq })
    .first('result');
  return row ? fromJson<StepRecord>(row.result) : null;
}

/** Keeps a step's answer; a second one for the same number fails. */
export async function insertStep(
  tx: Tx,
  step: { applicationId: string; seq: number; result: StepRecord; at: string },
): Promise<void> {
  await tx('application_steps').insert({
    application_id: step.applicationId,
    seq: step.seq,
    result: JSON.stringify(step.result),
    at: step.at,
  });
}
