import type { ConnectorContext, JobPosting, Operation, VendorResponse } from '../contract.ts';
import { pathOf } from '../kit/base-url.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { isSamePosting, toPosting } from './map.ts';

const vendor = 'Jobstore';
const readShape = answerShapeError(vendor, false);
const writeShape = answerShapeError(vendor, true);

/** A posting as it stands, with the ETag that a change must show; null where there is none. */
async function readPosting(ctx: ConnectorContext, ref: string): Promise<{ body: JsonReader; etag: string } | null> {
  const response = await ctx.http.send({ method: 'GET', path: pathOf`/v2/postings/${ref}` }, { notFound: true });
  if (response.status === 404 || response.status === 410) return null;
  return { body: new JsonReader(response.body, readShape), etag: readEtag(response) };
}

function readEtag(response: VendorResponse): string {
  const etag = response.headers['etag'];
  if (etag === undefined || etag === '') throw readShape('/ETag');
  return etag;
}

/**
 * `PUT /v2/postings/{ref}` with the ETag that was read, so that nobody's change is overwritten unseen; the posting is read
 * before every attempt, and where it is as it should be nothing is sent. A closed one is opened again.
 */
export const publish: Operation<JobPosting, { remoteId: string }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    const body = toPosting(input);
    const found = await readPosting(ctx, input.ref);
    if (found?.body.raw('status') === 'open' && isSamePosting(body, found.body.all())) {
      return { remoteId: found.body.string('posting_id') };
    }
    const headers: { [name: string]: string } = found === null ? { 'If-None-Match': '*' } : { 'If-Match': found.etag };
    const response = await ctx.http.send({ method: 'PUT', path: pathOf`/v2/postings/${input.ref}`, headers, body });
    return { remoteId: new JsonReader(response.body, writeShape).string('posting_id') };
  },
};

/** `POST …/close`: the posting leaves the list and stays readable; again changes nothing. `closed: false` where there is none. */
export const close: Operation<{ ref: string }, { closed: boolean }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  undoes: 'jobDatabase.publish',
  async run(ctx, input) {
    const found = await readPosting(ctx, input.ref);
    if (found === null) return { closed: false };
    if (found.body.raw('status') === 'closed') return { closed: true };
    const response = await ctx.http.send({
      method: 'POST',
      path: pathOf`/v2/postings/${input.ref}/close`,
      headers: { 'If-Match': found.etag },
      body: {},
    });
    return { closed: new JsonReader(response.body, writeShape).string('status') === 'closed' };
  },
};

/** `GET /v2/account`: whose account it is, and how far the clocks differ. */
export async function readAccount(ctx: ConnectorContext): Promise<{ account: string; serverTime: string | null }> {
  const response = await ctx.http.send({ method: 'GET', path: '/v2/account' });
  const body = new JsonReader(response.body, readShape);
  return { account: body.string('account'), serverTime: body.instantOrNull('server_time') };
}
