import type { OrderRecord } from '../../db/repositories/interview-orders.ts';
import type { InterviewOrder } from '../../schemas/types.ts';

/** An order as the API shows it; while the vendor has not answered its status is null. */
export function toInterviewOrder({ status, ...order }: OrderRecord): InterviewOrder {
  return { ...order, status: status === 'ordered' ? null : status };
}
