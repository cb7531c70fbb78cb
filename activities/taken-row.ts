import type { FactValue, ProcessEvent } from '../domain/process/types.ts';

/** What a row brings to the process; its order's row is changed in the same transaction. */
export type TakenRow = { event: ProcessEvent | null; facts: { [name: string]: FactValue }; ignored: string | null };
