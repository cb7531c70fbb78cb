import type { Tx } from '../../db/connection.ts';
import { loadActorNames } from '../../db/repositories/actor-names.ts';
import type { RequisitionRecord } from '../../db/repositories/requisitions.ts';
import type { Requisition } from '../../schemas/types.ts';

/** Requisitions as the API shows them: who acted by name. */
export async function toRequisitions(tx: Tx, records: readonly RequisitionRecord[]): Promise<Requisition[]> {
  const nameOf = await loadActorNames(
    tx,
    records.flatMap(({ createdBy, submittedBy, approvedBy, decisions }) => [
      createdBy,
      submittedBy,
      approvedBy,
      ...decisions.map(({ by }) => by),
    ]),
  );
  return records.map(({ authors: _authors, ...requisition }) => ({
    ...requisition,
    createdBy: nameOf(requisition.createdBy),
    submittedBy: nameOf(requisition.submittedBy),
    approvedBy: nameOf(requisition.approvedBy),
    decisions: requisition.decisions.map((decision) => ({ ...decision, by: nameOf(decision.by) })),
  }));
}

/** One of {@link toRequisitions}. */
export async function toRequisition(tx: Tx, record: RequisitionRecord): Promise<Requisition> {
  const [requisition] = await toRequisitions(tx, [record]);
  return requisition as Requisition;
}
