import http from 'node:http';
import https from 'node:https';
import type { FaultRule, Faults, WebhookFault } from './faults.ts';
import type { Change, Journal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import type { SystemName } from './systems.ts';
import type { SignWebhook } from './webhook-signature.ts';

const ANSWER_TIMEOUT_MS = 10_000;
const LATE_DEFAULT_MS = 5_000;
const REORDER_DEFAULT_MS = 1_500;

/** One webhook on its way; a row of its own, so that a killed process goes on with it. */
export interface Delivery {
  id: string;
  /** Key of the event's row in the table `events`. */
  eventKey: string;
  eventId: string;
  type: string;
  /** Deliveries of one lane go out one at a time. */
  lane: string;
  url: string;
  state: 'pending' | 'delivered' | 'failed' | 'lost';
  tries: number;
  /** Real time before which it isn't sent. */
  dueAtMs: number;
  /** True while it waits for a later one of its lane to overtake it. */
  held: boolean;
  lastHttpStatus: number | null;
  lastError: string | null;
  deliveredAt: string | null;
}

/** One request as it goes out. */
export interface OutgoingWebhook {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What the sender needs of its system. `events` rows must have `id` and `type`. */
export interface WebhookSenderParts {
  journal: Journal;
  ledger: Ledger;
  faults: Faults;
  /** Whose webhooks they are, for the faults. */
  system: SystemName;
  /** Makes the headers with the signature; the body is the event's row as JSON. */
  sign?: SignWebhook;
  /** Makes the whole request, in place of `sign`, for webhooks that are no JSON or are signed in the address. */
  compose?: (event: object, url: string, timestampSeconds: number) => OutgoingWebhook;
  /** Whether an answer counts as delivered; default: any 2xx. */
  isDelivered?: (status: number, text: string) => boolean;
  /** Waits before the second and later tries. */
  retryWaitsMs: () => readonly number[];
  /** The vendor's own clock, for the signed timestamp. */
  vendorNow: () => Date;
}

interface Lane {
  pending: Delivery[];
  busy: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Delivers events, again after a failure and after a restart, signed as `sign` does it. */
export class WebhookSender {
  readonly #parts: WebhookSenderParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
  };
  #stopped = false;
  #lastId = 0;

  constructor(parts: WebhookSenderParts) {
    this.#parts = parts;
    for (const delivery of this.#rows().values()) this.#lastId = Math.max(this.#lastId, Number(delivery.id));
  }

  /** Makes the rows for sending an event (none reaches anyone before they are committed and the lane is woken). */
  plan(eventKey: string, event: { id: string; type: string }, lane: string, url: string): Change[] {
    // The one after a held one is the one that overtakes it.
    const newest = this.#lane(lane).pending.reduce((last: Delivery | undefined, delivery) => {
      return last === undefined || Number(delivery.id) > Number(last.id) ? delivery : last;
    }, undefined);
    const skip: WebhookFault[] = newest?.held === true ? ['webhookReorder'] : [];
    const struck = this.#parts.faults.takeForWebhook(this.#parts.system, event.type, skip);
    const rule = (fault: WebhookFault): FaultRule | undefined => struck.find((candidate) => candidate.fault === fault);
    const late = rule('webhookLate');
    const reorder = rule('webhookReorder');
    const waitMs =
      (late ? (late.delayMs ?? LATE_DEFAULT_MS) : 0) + (reorder ? (reorder.delayMs ?? REORDER_DEFAULT_MS) : 0);
    const copies = rule('webhookDuplicate') ? 3 : 1;
    const lost = rule('webhookLost') !== undefined;
    const changes: Change[] = [];
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery: Delivery = {
        ...this.#newDelivery(eventKey, event, lane, url),
        state: lost ? 'lost' : 'pending',
        dueAtMs: Date.now() + waitMs,
        held: reorder !== undefined && !lost,
      };
      if (!lost) this.#lane(lane).pending.push(delivery);
      changes.push({ table: 'deliveries', key: delivery.id, value: delivery });
    }
    return changes;
  }

  /** Starts sending what is due in a lane. */
  wake(laneName: string): void {
    const lane = this.#lane(laneName);
    if (this.#stopped || lane.busy) return;
    clearTimeout(lane.timer);
    lane.pending.sort((a, b) => a.dueAtMs - b.dueAtMs || Number(a.id) - Number(b.id));
    const next = lane.pending[0];
    if (!next) {
      this.#lanes.delete(laneName);
      return;
    }
    const waitMs = next.dueAtMs - Date.now();
    if (waitMs > 0) {
      lane.timer = setTimeout(() => this.wake(laneName), waitMs);
      return;
    }
    lane.busy = true;
    void this.#send(next).then((sent) => {
      lane.busy = false;
      if (this.#stopped) return;
      lane.pending = lane.pending.filter((delivery) => delivery.id !== sent.id);
      // A reset while it was on its way emptied the lane; then there is nothing to write or to try again.
      if (this.#lanes.get(laneName) !== lane) return;
      if (sent.state === 'pending') lane.pending.push(sent);
      // What was held to be overtaken goes next, before all others that are due.
      lane.pending = lane.pending.map((delivery) =>
        delivery.held && Number(delivery.id) < Number(sent.id) ? { ...delivery, held: false, dueAtMs: 0 } : delivery,
      );
      this.wake(laneName);
    });
  }

  /** Takes up what a former process left pending. */
  resume(): void {
    for (const delivery of this.#rows().values()) {
      if (delivery.state === 'pending') this.#lane(delivery.lane).pending.push(delivery);
    }
    for (const lane of this.#lanes.keys()) this.wake(lane);
  }

  /** Sends events once more, each under its old id, whatever became of them before. Returns how many. */
  replay(events: readonly { key: string; event: { id: string; type: string }; lane: string; url: string }[]): number {
    for (const { key, event, lane, url } of events) {
      const delivery = this.#newDelivery(key, event, lane, url);
      this.#parts.journal.commit([{ table: 'deliveries', key: delivery.id, value: delivery }]);
      this.#lane(lane).pending.push(delivery);
    }
    for (const { lane } of events) this.wake(lane);
    return events.length;
  }

  /** Forgets everything pending; for a reset, after the tables were emptied. */
  forget(): void {
    for (const lane of this.#lanes.values()) clearTimeout(lane.timer);
    this.#lanes.clear();
  }

  /** Sends nothing more; what is pending stays on disk. */
  stop(): void {
    this.#stopped = true;
    this.forget();
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #rows(): ReadonlyMap<string, Delivery> {
    return this.#parts.journal.rows<Delivery>('deliveries');
  }

  #lane(name: string): Lane {
    let lane = this.#lanes.get(name);
    if (!lane) this.#lanes.set(name, (lane = { pending: [], busy: false, timer: undefined }));
    return lane;
  }

  #newDelivery(eventKey: string, event: { id: string; type: string }, lane: string, url: string): Delivery {
    return {
      id: String(++this.#lastId),
      eventKey,
      eventId: event.id,
      type: event.type,
      lane,
      url,
      state: 'pending',
      tries: 0,
      dueAtMs: Date.now(),
      held: false,
      lastHttpStatus: null,
      lastError: null,
      deliveredAt: null,
    };
  }

  async #send(delivery: Delivery): Promise<Delivery> {
    const event = this.#parts.journal.rows<object>('events').get(delivery.eventKey);
    const timestamp = Math.floor(this.#parts.vendorNow().getTime() / 1000);
    const { compose, isDelivered } = this.#parts;
    let httpStatus: number | null = null;
    let problem: string | null = null;
    let ok = false;
    try {
      const outgoing = compose?.(event ?? {}, delivery.url, timestamp) ?? this.#composeJson(delivery, event, timestamp);
      const answer = await this.#post(outgoing);
      httpStatus = answer.status;
      ok = isDelivered?.(answer.status, answer.text) ?? (answer.status >= 200 && answer.status < 300);
      if (!ok && httpStatus < 300) problem = 'not acknowledged';
    } catch (error) {
      problem = error instanceof Error ? error.message || error.name : String(error);
    }
    // Stopped or reset meanwhile: the files may be closed and the row gone.
    if (this.#stopped || !this.#rows().has(delivery.id)) return delivery;
    const tries = delivery.tries + 1;
    const waitMs = this.#parts.retryWaitsMs()[tries - 1];
    const sent: Delivery = {
      ...delivery,
      tries,
      state: ok ? 'delivered' : waitMs === undefined ? 'failed' : 'pending',
      dueAtMs: ok ? delivery.dueAtMs : Date.now() + (waitMs ?? 0),
      held: false,
      lastHttpStatus: httpStatus,
      lastError: problem,
      deliveredAt: ok ? new Date().toISOString() : null,
    };
    const data = { type: delivery.type, attempt: tries, httpStatus, error: problem };
    this.#parts.journal.commit([
      { table: 'deliveries', key: sent.id, value: sent },
      this.#parts.ledger.entry('webhook.sent', delivery.lane, delivery.eventId, data),
    ]);
    return sent;
  }

  #composeJson(delivery: Delivery, event: object | undefined, timestamp: number): OutgoingWebhook {
    const body = JSON.stringify(event ?? {});
    const signature = this.#parts.sign?.(delivery.eventId, timestamp, body) ?? {};
    return { url: delivery.url, headers: { 'content-type': 'application/json', ...signature }, body };
  }

  #post(outgoing: OutgoingWebhook): Promise<{ status: number; text: string }> {
    const { headers, body } = outgoing;
    const url = new URL(outgoing.url);
    const secure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: this.#agents[secure ? 'https:' : 'http:'],
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
      request.on('error', reject);
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('error', reject);
        // The beginning is enough: a vendor looks for a word.
        response.on('data', (chunk: string) => (text = text.length < 1000 ? text + chunk : text));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      request.end(body);
    });
  }
}
