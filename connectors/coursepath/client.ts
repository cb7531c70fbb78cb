import {
  ConnectorError,
  type ConnectorContext,
  type LearningEnrolment,
  type Operation,
  type VendorResponse,
} from '../contract.ts';
import { pathOf } from '../kit/base-url.ts';
import { answerShapeError, isObject, JsonReader } from '../kit/json.ts';
import { toEnrolment } from './map.ts';

const vendor = 'Coursepath';
const writeShape = answerShapeError(vendor, true);

/** The enrolment of an answer to a write, which must be the one that was meant. */
function readEnrolment(body: unknown, ref: string): JsonReader {
  const enrolment = new JsonReader(body, writeShape).object('enrolment');
  if (enrolment.string('enrolment_ref', 500) !== ref) throw enrolment.fault('enrolment_ref');
  return enrolment;
}

/** The vendor keeps whole seconds, and the answer's date is one too. */
const roundingMs = 2000;

/**
 * `PUT /api/enrolments/{ref}`: says what is to be, so repeating changes nothing and there is never a second enrolment of a
 * reference. One that was cancelled before this effect was begun is made active again (`POST …/reactivation`, which names
 * the cancelling); one cancelled since stays cancelled, a conflict: a late attempt must not undo the undoing.
 */
export const enrol: Operation<LearningEnrolment, { remoteId: string }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    const timeZone = typeof ctx.config['timeZone'] === 'string' ? ctx.config['timeZone'] : 'Asia/Shanghai';
    const path = pathOf`/api/enrolments/${input.enrolmentRef}`;
    const body = toEnrolment(input, timeZone);
    const begunAt = ctx.firstAttemptAt === null ? ctx.now() : new Date(ctx.firstAttemptAt);
    let response = await ctx.http.send({ method: 'PUT', path, body }, { conflict: true });
    if (response.status === 409) {
      const cancelledAt = readCancelling(response, input.enrolmentRef);
      if (!wasBefore(cancelledAt, response, begunAt, ctx.now())) throw cancelledMeanwhile();
      const again = {
        method: 'POST' as const,
        path: `${path}/reactivation`,
        body: { ...body, cancelled_at: cancelledAt },
      };
      response = await ctx.http.send(again, { conflict: true });
      if (response.status === 409) throw cancelledMeanwhile();
    }
    return { remoteId: readEnrolment(response.body, input.enrolmentRef).string('enrolment_id') };
  },
};

/** When the enrolment in a 409 was cancelled, in the vendor's seconds; null where it does not say. */
function readCancelling(response: VendorResponse, ref: string): string | null {
  const seconds = readEnrolment(response.body, ref).raw('cancelled_at');
  return typeof seconds === 'string' && /^\d{1,12}$/.test(seconds) ? seconds : null;
}

/**
 * Was that before `begunAt`? Two lengths of time are compared, each by one clock: how long ago it was cancelled by the
 * vendor's (its answer has a date), how long ago the effect was begun by ours. False when it can't be told.
 */
function wasBefore(cancelledAt: string | null, response: VendorResponse, begunAt: Date, now: Date): boolean {
  const cancelledAgoMs = Date.parse(response.headers['date'] ?? '') - Number(cancelledAt ?? Number.NaN) * 1000;
  return cancelledAgoMs - roundingMs > now.getTime() - begunAt.getTime();
}

function cancelledMeanwhile(): ConnectorError {
  return new ConnectorError(
    'conflict',
    'enrolment_cancelled',
    `This enrolment was cancelled at ${vendor} since it was begun here; skip the call, or enrol again there by hand.`,
    { status: 409, field: 'enrolmentRef' },
  );
}

/**
 * `DELETE /api/enrolments/{ref}`: again changes nothing; an unknown reference was never enrolled (`cancelled: false`). What
 * the learner has done stays on record there.
 */
export const cancel: Operation<{ enrolmentRef: string }, { cancelled: boolean }> = {
  safety: 'naturalKey',
  undoes: 'learning.enrol',
  timeoutMs: 60_000,
  async run(ctx, { enrolmentRef }) {
    const path = pathOf`/api/enrolments/${enrolmentRef}`;
    const response = await ctx.http.send({ method: 'DELETE', path }, { notFound: true });
    if (response.status !== 404) {
      return { cancelled: readEnrolment(response.body, enrolmentRef).raw('enrolment_state') === 'cancelled' };
    }
    // Any web server says 404; only the vendor's own word means that there is nothing to cancel.
    if (isObject(response.body) && response.body['error_code'] === 'enrolment_not_found') return { cancelled: false };
    throw new ConnectorError(
      'notFound',
      'not_found',
      `${vendor} is not at the connection's address; check that baseUrl is the API described in the connector's README.`,
      { status: 404 },
    );
  },
};

/** `GET /api/whoami`: whose account it is, and how far the clocks differ. */
export async function readAccount(ctx: ConnectorContext): Promise<{ organisation: string; serverTime: string | null }> {
  const response = await ctx.http.send({ method: 'GET', path: '/api/whoami' });
  const body = new JsonReader(response.body, answerShapeError(vendor, false));
  const seconds = body.raw('server_time');
  const isTime = typeof seconds === 'string' && /^\d{1,12}$/.test(seconds);
  return {
    organisation: body.string('organisation_name'),
    serverTime: isTime ? new Date(Number(seconds) * 1000).toISOString() : null,
  };
}
