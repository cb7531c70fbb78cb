import type { InterviewProgress, OrderType } from '../../domain/process/types.ts';
import type { BackgroundResult, InterviewOrder, InterviewResult, Rubric } from '../../schemas/types.ts';
import { aadOf, open, seal } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { requireChanged } from '../constraints.ts';
import { fromJson, openJson, sealJson } from '../sealed-json.ts';

type Instants = {
  invitedAt: string | null;
  openedAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  reportReadyAt: string | null;
  recordingReadyAt: string | null;
  expiresAt: string | null;
};

/** An order with one vendor; link, result and recording are sealed in the row. */
export type OrderRecord = Instants & {
  id: string;
  applicationId: string;
  stageId: string;
  connectionId: string;
  orderType: OrderType;
  remoteId: string | null;
  /** What it was judged on: the rubric with what the facts of the day added; null before it was ordered. */
  dimensions: Rubric['dimensions'] | null;
  /** `ordered` until the vendor answered. */
  status: InterviewProgress['status'];
  inviteUrl: string | null;
  result: InterviewResult | null;
  /** Against the rubric's pass mark when the report came. */
  resultOutcome: NonNullable<InterviewOrder['resultOutcome']> | null;
  recording: NonNullable<InterviewOrder['recording']> | null;
  /** What a background check found. */
  background: BackgroundResult | null;
  createdAt: string;
  updatedAt: string;
};

/** What can be known of an order without its key. */
export type OrderRef = Pick<OrderRecord, 'id' | 'applicationId' | 'connectionId' | 'remoteId' | 'status'>;

type SealedResult = { result: InterviewResult; outcome: OrderRecord['resultOutcome'] };
type Row = {
  id: string;
  application_id: string;
  stage_id: string;
  connection_id: string;
  order_type: OrderType;
  remote_id: string | null;
  dimensions: string | null;
  background: string | null;
  status: OrderRecord['status'];
  invite_url: string | null;
  result: string | null;
  recording: string | null;
  invited_at: string | null;
  opened_at: string | null;
  started_at: string | null;
  completed_at: string | null;
  report_ready_at: string | null;
  recording_ready_at: string | null;
  expires_at: string | null;
  created_at: string;
  updated_at: string;
};

const aad = (column: string, id: string) => aadOf('interview_orders', column, id);

function toRecord(key: DataKey, row: Row): OrderRecord {
  const sealed = row.result === null ? null : openJson<SealedResult>(key, aad('result', row.id), row.result);
  return {
    id: row.id,
    applicationId: row.application_id,
    stageId: row.stage_id,
    connectionId: row.connection_id,
    orderType: row.order_type,
    remoteId: row.remote_id,
    dimensions: row.dimensions === null ? null : fromJson(row.dimensions),
    background: row.background === null ? null : openJson(key, aad('background', row.id), row.background),
    status: row.status,
    inviteUrl: row.invite_url === null ? null : open(key, aad('invite_url', row.id), row.invite_url),
    result: sealed?.result ?? null,
    resultOutcome: sealed?.outcome ?? null,
    recording: row.recording === null ? null : openJson(key, aad('recording', row.id), row.recording),
    invitedAt: row.invited_at,
    openedAt: row.opened_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    reportReadyAt: row.report_ready_at,
    recordingReadyAt: row.recording_ready_at,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRef(row: Row): OrderRef {
  return {
    id: row.id,
    applicationId: row.application_id,
    connectionId: row.connection_id,
    remoteId: row.remote_id,
    status: row.status,
  };
}

/** Writes the order before the vendor is called, so that an early webhook finds it. */
export async function insertOrder(
  tx: Tx,
  order: Pick<OrderRecord, 'id' | 'applicationId' | 'stageId' | 'connectionId' | 'expiresAt' | 'createdAt'> & {
    orderType?: OrderType;
  },
): Promise<void> {
  const row: Partial<Row> = {
    id: order.id,
    application_id: order.applicationId,
    stage_id: order.stageId,
    connection_id: order.connectionId,
    order_type: order.orderType ?? 'aiInterview',
    status: 'ordered',
    expires_at: order.expiresAt,
    created_at: order.createdAt,
    updated_at: order.createdAt,
  };
  await tx('interview_orders').insert(row);
}

/** An order by its id, or null. */
export async function getOrder(tx: Tx, key: DataKey, id: string): Promise<OrderRecord | null> {
  const row: Row | undefined = await tx<Row>('interview_orders').where({ id }).first();
  return row ? toRecord(key, row) : null;
}

/** As {@link getOrder}, holding the row until the transaction ends. */
export async function lockOrder(tx: Tx, key: DataKey, id: string): Promise<OrderRecord | null> {
  const row: Row | undefined = await tx<Row>('interview_orders').where({ id }).forUpdate().first();
  return row ? toRecord(key, row) : null;
}

/** The orders of an application, oldest first. */
export async function listOrders(tx: Tx, key: DataKey, applicationId: string): Promise<OrderRecord[]> {
  const rows: Row[] = await tx<Row>('interview_orders')
    .where({ application_id: applicationId })
    .orderBy(['created_at', 'id']);
  return rows.map((row) => toRecord(key, row));
}

/** What may change of an order; what is absent stays. `result` and `resultOutcome` go together. */
export type OrderPatch = Partial<
  Instants &
    Pick<
      OrderRecord,
      'remoteId' | 'status' | 'inviteUrl' | 'dimensions' | 'result' | 'resultOutcome' | 'recording' | 'background'
    >
> & { updatedAt: string };

/** Changes an order. Throws when there is none with this id. */
export async function updateOrder(tx: Tx, key: DataKey, id: string, patch: OrderPatch): Promise<void> {
  const row: Partial<Row> = { updated_at: patch.updatedAt };
  if (patch.remoteId !== undefined) row.remote_id = patch.remoteId;
  if (patch.status !== undefined) row.status = patch.status;
  if (patch.dimensions !== undefined)
    row.dimensions = patch.dimensions === null ? null : JSON.stringify(patch.dimensions);
  if (patch.background !== undefined)
    row.background = patch.background && sealJson(key, aad('background', id), patch.background);
  if (patch.inviteUrl !== undefined) {
    row.invite_url = patch.inviteUrl === null ? null : seal(key, aad('invite_url', id), patch.inviteUrl);
  }
  if (patch.result !== undefined) {
    const sealed: SealedResult | null = patch.result && { result: patch.result, outcome: patch.resultOutcome ?? null };
    row.result = sealed && sealJson(key, aad('result', id), sealed);
  }
  if (patch.recording !== undefined)
    row.recording = patch.recording && sealJson(key, aad('recording', id), patch.recording);
  if (patch.invitedAt !== undefined) row.invited_at = patch.invitedAt;
  if (patch.openedAt !== undefined) row.opened_at = patch.openedAt;
  if (patch.startedAt !== undefined) row.started_at = patch.startedAt;
  if (patch.completedAt !== undefined) row.completed_at = patch.completedAt;
  if (patch.reportReadyAt !== undefined) row.report_ready_at = patch.reportReadyAt;
  if (patch.recordingReadyAt !== undefined) row.recording_ready_at = patch.recordingReadyAt;
  if (patch.expiresAt !== undefined) row.expires_at = patch.expiresAt;
  const changed = await tx('interview_orders').where({ id }).update(row);
  requireChanged(changed, () => new Error(`there is no interview order ${id}`));
}

/** The order with our own id, as vendors echo it; null when unknown. */
export async function findOrder(tx: Tx, id: string): Promise<OrderRef | null> {
  return (await findOrders(tx, [id])).get(id) ?? null;
}

/** Several orders by our own ids in one statement. */
export async function findOrders(tx: Tx, ids: readonly string[]): Promise<Map<string, OrderRef>> {
  const rows: Row[] = await tx('interview_orders')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'application_id', 'connection_id', 'remote_id', 'status');
  return new Map(rows.map((row) => [row.id, toRef(row)]));
}

const openStatuses: readonly OrderRecord['status'][] = ['ordered', 'invited', 'opened', 'started', 'interrupted'];

/** The applications that have an order at this connection which the candidate may still work on. */
export async function listOpenOrdersAt(tx: Tx, connectionId: string): Promise<string[]> {
  return tx<Row>('interview_orders')
    .where({ connection_id: connectionId })
    .whereIn('status', [...openStatuses])
    .distinct()
    .pluck<string[]>('application_id');
}

/** The order a vendor calls by this id; null when unknown. */
export async function findOrderByRemoteId(tx: Tx, connectionId: string, remoteId: string): Promise<OrderRef | null> {
  const row: Row | undefined = await tx<Row>('interview_orders')
    .where({ connection_id: connectionId, remote_id: remoteId })
    .first();
  return row ? toRef(row) : null;
}
