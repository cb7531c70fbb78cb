import { setTimeout as wait } from 'node:timers/promises';
import { Journey, type Session } from '../../examples/journey.ts';

export type Answer<T = Record<string, unknown>> = { status: number; headers: Headers; body: T };
type Problem = { code?: string };

/**
 * A client that behaves as the API asks of clients: what was not answered, or answered with "safe to repeat", is sent again
 * with the same Idempotency-Key, also while the hub is down.
 */
export class PatientJourney extends Journey {
  /** One request, sent once; the answer whatever it is. */
  async send<T = Record<string, unknown>>(
    method: string,
    address: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.url}/api/v1${address}`, {
      method,
      headers: {
        ...this.authorization(),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as T };
  }

  override async request<T>(
    method: string,
    address: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const same = method === 'POST' ? { 'idempotency-key': crypto.randomUUID(), ...headers } : headers;
    return this.insist(`${method} ${address}`, async () => {
      const answer = await this.send<T>(method, address, body, same);
      if (answer.status < 300) return answer.body;
      const { code } = answer.body as Problem;
      if (answer.status === 503 || code === 'idempotency_in_flight') return undefined;
      throw new Error(`${method} ${address} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    });
  }

  /** The candidate tries again too: the vendor may be down for a moment. */
  override async takeInterview(
    url: string,
    answerTo?: (question: { id: string; text: string }) => string,
  ): Promise<void> {
    await this.insist('the interview', async () => {
      await super.takeInterview(url, answerTo);
      return true;
    });
  }

  /** The test keeps what was answered, so it is begun again and goes on there. */
  override async takeTest(url: string): Promise<void> {
    await this.insist('the written test', async () => {
      await super.takeTest(url);
      return true;
    });
  }

  override async download(address: string): Promise<Buffer> {
    return this.insist(`GET ${address}`, () => super.download(address));
  }

  protected override withSession(session: Session): PatientJourney {
    return new PatientJourney({ url: this.url, session, dataDir: this.dataDir, waitMs: this.waitMs });
  }

  /** Runs `work` until it gives something; a connection that breaks is no answer, any other error is one. */
  private async insist<T>(what: string, work: () => Promise<T | undefined>): Promise<T> {
    const endsAt = Date.now() + this.waitMs;
    for (;;) {
      try {
        const done = await work();
        if (done !== undefined) return done;
      } catch (error) {
        // A server that is starting says 503.
        if (!(error instanceof TypeError) && !/answered 503/.test(String(error))) throw error;
      }
      if (Date.now() > endsAt) throw new Error(`No answer within ${this.waitMs / 1000} s: ${what}`);
      await wait(200);
    }
  }
}
