/** A fault switch of the sandbox; `times` left out: until it is cleared. */
export type Fault = {
  system: 'interview' | 'ehr' | 'mail' | 'testing' | 'attendance' | 'crm' | 'background' | 'learning' | 'jobs' | 'sms';
  fault: string;
  match?: { method?: string; path?: string; type?: string };
  times?: number;
  delayMs?: number;
  retryAfterSeconds?: number;
};

/** One real effect in the world outside, as the sandbox's ledger has it. */
export type Effect = {
  n: number;
  system: string;
  kind: string;
  ref: string;
  key: string | null;
  data: Record<string, unknown>;
};

export type EhrRecord = {
  id: string;
  externalRef: string;
  name: string;
  email?: string;
  phone?: string;
  status: string;
  assessments: {
    provider: string;
    total: { score: number; max: number } | null;
    dimensions: { name: string; score: number; max: number; comment: string }[];
    comments: string;
    recordingUrl: string;
    startedAt: string;
    completedAt: string;
    interviewer: string;
    result: string;
  }[];
  decision: null | {
    result: string;
    comments: string;
    decidedBy: string;
    decidedAt: string;
    recommendation: string | null;
    scorecard: { dimension: string; rating: number; comment: string }[];
  };
};

export type CaughtMail = {
  messageId: string;
  to: { email: string }[];
  subject: string;
  text: string;
  language: string;
};
export type VendorEvent = { id: string; type: string; orderId: string; externalId: string; occurredAt: string };

type Secrets = { controlToken: string; interviewToken: string; ehrToken: string; mailToken: string };

/** The world outside one hub: what it holds, what happened in it, and the switches that make it misbehave. */
export class SandboxControl {
  readonly url: string;
  private readonly secrets: Secrets;

  constructor(url: string, secrets: Secrets) {
    this.url = url;
    this.secrets = secrets;
  }

  setFault(fault: Fault): Promise<unknown> {
    return this.control('PUT', '/faults', fault);
  }

  /** The faults with how often each struck. */
  async listFaults(): Promise<(Fault & { hits: number })[]> {
    return (await this.control<{ faults: (Fault & { hits: number })[] }>('GET', '/faults')).faults;
  }

  clearFaults(): Promise<unknown> {
    return this.control('DELETE', '/faults');
  }

  change(settings: Record<string, unknown>): Promise<unknown> {
    return this.control('PUT', '/settings', settings);
  }

  async listEffects(): Promise<Effect[]> {
    return (await this.control<{ effects: Effect[] }>('GET', '/ledger')).effects;
  }

  replay(filter: { orderId?: string; externalId?: string; type?: string }): Promise<unknown> {
    return this.control('POST', '/webhooks/replay', filter);
  }

  force(orderId: string, to: 'expired' | 'failed' | 'interrupted'): Promise<unknown> {
    return this.control('POST', `/interview/orders/${orderId}/force`, { to });
  }

  /**
   * Answers an order of the test vendor as its candidate would; `id` is the vendor's or the hub's order id. Choices count
   * from 0; what is left out is answered right (choices) or with the set text.
   */
  completeTest(id: string, answers: Record<string, { choices?: number[]; text?: string }> = {}): Promise<unknown> {
    return this.control('POST', `/testing/orders/${id}/complete`, { answers });
  }

  /** Says what a background check will find; `id` is the vendor's or the hub's order id. */
  setBackgroundOutcome(id: string, outcome: 'clear' | 'consider' | 'incomplete', note?: string): Promise<unknown> {
    return this.control('PUT', `/background/orders/${id}/outcome`, { outcome, note });
  }

  /** Ends a background check at once. */
  finishBackgroundCheck(id: string): Promise<unknown> {
    return this.control('POST', `/background/orders/${id}/finish`, {});
  }

  /** What the EHR has of one application; more than one record is a duplicate somebody made. */
  async listEhrRecords(applicationId: string): Promise<EhrRecord[]> {
    const { data } = await this.ask<{ data: { items: EhrRecord[] } }>(
      'GET',
      `/ehr/api/applicants?externalRef=${applicationId}`,
      this.bearer('ehrToken'),
    );
    return data.items;
  }

  /** Makes an applicant as a hub would that forgets to look first. */
  createApplicant(applicant: Record<string, unknown>): Promise<unknown> {
    return this.ask('POST', '/ehr/api/applicants', this.bearer('ehrToken'), applicant);
  }

  async listMails(to: string): Promise<CaughtMail[]> {
    const address = `/mail/v1/messages?to=${encodeURIComponent(to)}&limit=100`;
    return (await this.ask<{ items: CaughtMail[] }>('GET', address, this.bearer('mailToken'))).items;
  }

  /** The order at the vendor. */
  readOrder(orderId: string): Promise<{ status: string }> {
    return this.ask('GET', `/interview/v1/orders/${orderId}`, this.bearer('interviewToken'));
  }

  async listVendorEvents(orderId: string): Promise<VendorEvent[]> {
    const address = `/interview/v1/events?after=0&limit=200&orderId=${orderId}`;
    return (await this.ask<{ items: VendorEvent[] }>('GET', address, this.bearer('interviewToken'))).items;
  }

  private bearer(token: keyof Secrets): Record<string, string> {
    return { authorization: `Bearer ${this.secrets[token]}` };
  }

  /** A call of the sandbox's control API, below `/_control`. */
  control<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.ask(method, `/_control${path}`, { 'x-control-token': this.secrets.controlToken }, body);
  }

  /** The sandbox may be starting again after a kill: asked until it answers. */
  private async ask<T>(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<T> {
    const endsAt = Date.now() + 60_000;
    for (;;) {
      try {
        const response = await fetch(`${this.url}${path}`, {
          method,
          headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`The sandbox answered ${method} ${path} with ${response.status}: ${text}`);
        return JSON.parse(text) as T;
      } catch (error) {
        if (!(error instanceof TypeError) || Date.now() > endsAt) throw error;
        await new Promise((done) => setTimeout(done, 200));
      }
    }
  }
}
