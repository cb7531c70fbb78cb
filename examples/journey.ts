import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeTest } from './candidate.ts';

type Task = { id: string; taskType: string; detail: string };
type Order = { total: number; dimensions: { key: string; value: number; max: number }[] };
type Message = { template: string; channel: string; status: string; subject: string; text: string };
type Secrets = { ehrToken: string };
export type Session = { cookie: string; csrfToken: string };
const root = fileURLToPath(new URL('..', import.meta.url));

/** One hub, as the outside sees it: its API, the candidate's link, and the sandbox EHR's own API. */
export class Journey {
  readonly url: string;
  private readonly key: string;
  private readonly session: Session | null;
  protected readonly dataDir: string;
  protected readonly waitMs: number;

  constructor(options: { url: string; key?: string; session?: Session; dataDir: string; waitMs?: number }) {
    this.url = options.url;
    this.key = options.key ?? '';
    this.session = options.session ?? null;
    this.dataDir = options.dataDir;
    this.waitMs = options.waitMs ?? 60_000;
  }

  /** The hub the environment names; a key is made by the CLI when none is given. */
  static async connect(
    env: Record<string, string | undefined> = process.env,
    who: { role: string; departmentId?: string | undefined; waitMs?: number } = { role: 'hr' },
  ): Promise<Journey> {
    const url = env['HUB_URL'] ?? 'http://127.0.0.1:8700';
    const dataDir = path.resolve(root, env['HUB_DATA_DIR'] ?? '.hub');
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok !== true) throw new Error(`No hub is ready at ${url}: run "npm start" first.`);
    const { waitMs = 60_000 } = who;
    return new Journey({ url, key: env['HUB_API_KEY'] ?? makeKey(dataDir, who), dataDir, waitMs });
  }

  async request<T>(method: string, address: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
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
    if (!response.ok) throw new Error(`${method} ${address} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** A file, as its bytes. */
  async download(address: string): Promise<Buffer> {
    const response = await fetch(`${this.url}/api/v1${address}`, { headers: this.authorization() });
    if (!response.ok) throw new Error(`GET ${address} answered ${response.status}.`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** What each request signs in with: a key, or the session of a person who signed in. */
  authorization(): Record<string, string> {
    if (this.session === null) return { authorization: `Bearer ${this.key}` };
    return { cookie: this.session.cookie, 'x-csrf-token': this.session.csrfToken };
  }

  /** A person with this role who is signed in; made by an administrator's key. */
  async signInAs(role: string, departmentId?: string): Promise<Journey> {
    const login = `${role}-${crypto.randomUUID().slice(0, 8)}`;
    const password = crypto.randomUUID();
    await this.request('POST', '/users', {
      login,
      displayName: login,
      role,
      locale: 'en',
      password,
      ...(departmentId === undefined ? {} : { departmentId }),
    });
    const response = await fetch(`${this.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    if (!response.ok) throw new Error(`${login} cannot sign in: ${await response.text()}`);
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return this.withSession({ cookie, csrfToken });
  }

  /** The same hub, asked by a person who is signed in. */
  protected withSession(session: Session): Journey {
    return new Journey({ url: this.url, session, dataDir: this.dataDir, waitMs: this.waitMs });
  }

  /** The key this journey speaks with. */
  get apiKey(): string {
    return this.key;
  }

  get<T>(address: string): Promise<T> {
    return this.request<T>('GET', address);
  }

  /** A job of its own, on the process, rubric and connections that the first start made. */
  async openJob(change: Record<string, unknown> = {}): Promise<{ id: string; code: string }> {
    const { items } = await this.get<{ items: Record<string, unknown>[] }>('/jobs?limit=50');
    const sample = items.at(-1);
    if (sample === undefined) throw new Error('The hub has no job to take as a pattern.');
    const kept = [
      'title',
      'departmentId',
      'processId',
      'rubricId',
      'connections',
      'questions',
      'requirements',
      'screeningQuestions',
      'notes',
    ];
    const copy = Object.fromEntries(kept.filter((k) => sample[k] !== undefined).map((k) => [k, sample[k]]));
    return this.request('POST', '/jobs', { ...copy, code: `J-${crypto.randomUUID().slice(0, 8)}`, ...change });
  }

  /** Sends a résumé with the candidate's answers. */
  apply(
    jobId: string,
    bytes: Uint8Array,
    fileName: string,
    answers: Record<string, unknown>,
    more: Record<string, unknown> = {},
  ): Promise<{ id: string; candidateId: string }> {
    const form = new FormData();
    form.set('application', JSON.stringify({ jobId, answers, ...more }));
    form.set('resume', new Blob([new Uint8Array(bytes)]), fileName);
    return this.request('POST', '/applications', form);
  }

  /** Waits until `read` gives something; says what it waited for when it never does. */
  async until<T>(what: string, read: () => Promise<T | null | undefined>): Promise<T> {
    const endsAt = Date.now() + this.waitMs;
    for (;;) {
      const found = await read();
      if (found !== null && found !== undefined) return found;
      if (Date.now() > endsAt) throw new Error(`Waited ${this.waitMs / 1000} s in vain for: ${what}`);
      await new Promise((done) => setTimeout(done, 150));
    }
  }

  async openTasks(applicationId: string): Promise<Task[]> {
    const { items } = await this.get<{ items: (Omit<Task, 'detail'> & { detail: { en?: string } | null })[] }>(
      `/tasks?applicationId=${applicationId}&status=open`,
    );
    return items.map((task) => ({ ...task, detail: task.detail?.en ?? '' }));
  }

  waitForTask(applicationId: string, taskType: string): Promise<Task> {
    return this.until(`a task ${taskType}`, async () =>
      (await this.openTasks(applicationId)).find((t) => t.taskType === taskType),
    );
  }

  /** Where the screen asks a person, the recruiter passes it. */
  async passScreening(applicationId: string, onTask: (task: Task) => void): Promise<void> {
    await this.until('the screen', async () => {
      const { stageId } = await this.get<{ stageId: string | null }>(`/applications/${applicationId}`);
      const [task] = (await this.openTasks(applicationId)).filter((t) => t.taskType === 'reviewScreening');
      if (task !== undefined) {
        onTask(task);
        await this.request('POST', `/tasks/${task.id}/complete`, {
          outcome: 'pass',
          comments: 'Looked at the résumé.',
        });
      }
      return stageId !== null && stageId !== 'screen' ? true : null;
    });
  }

  async messages(applicationId: string): Promise<Message[]> {
    return (await this.get<{ items: Message[] }>(`/applications/${applicationId}/messages`)).items;
  }

  waitForMessage(applicationId: string, template: string): Promise<Message> {
    return this.until(`the message ${template}`, async () =>
      (await this.messages(applicationId)).find(
        (m) => m.template === template && (m.status === 'sent' || m.status === 'delivered'),
      ),
    );
  }

  async waitForInvitation(applicationId: string): Promise<{ url: string; subject: string }> {
    const mail = await this.waitForMessage(applicationId, 'interviewInvitation');
    const url = /https?:\/\/\S+/.exec(mail.text)?.[0];
    if (url === undefined) throw new Error('The invitation holds no link.');
    return { url, subject: mail.subject };
  }

  /** Follows the link as the candidate's browser does: looks at the questions, answers each, finishes. */
  async takeInterview(
    url: string,
    answerTo: (question: { id: string; text: string }) => string = goodAnswer,
  ): Promise<void> {
    const page = await fetch(url);
    if (!page.ok) throw new Error(`The interview page answered ${page.status}.`);
    const session = await fetch(`${url}/open`, { method: 'POST' }).then((r) =>
      r.ok ? (r.json() as Promise<{ questions: { id: string; text: string }[] }>) : null,
    );
    const questions = session?.questions ?? [];
    const answers = questions.map((q) => ({ questionId: q.id, text: answerTo(q) }));
    const response = await fetch(`${url}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ answers, finish: true }),
    });
    if (!response.ok) throw new Error(`The interview took no answers: ${response.status} ${await response.text()}`);
  }

  /** Follows the link to the written test as the candidate's browser does. */
  takeTest(url: string): Promise<void> {
    return takeTest(url);
  }

  waitForResult(applicationId: string): Promise<Order> {
    return this.until('the interview result', async () => {
      const { items } = await this.get<{
        items: {
          result: null | {
            total: { value: number } | null;
            dimensions: { key: string; score: { value: number; max: number } }[];
          };
        }[];
      }>(`/applications/${applicationId}/interview-orders`);
      const result = items.findLast((o) => o.result !== null && o.result !== undefined)?.result;
      if (result === undefined || result === null || result.total === null) return null;
      return {
        total: result.total.value,
        dimensions: result.dimensions.map((d) => ({ key: d.key, value: d.score.value, max: d.score.max })),
      };
    });
  }

  decide(taskId: string, outcome: 'pass' | 'fail', dimensions: string[]): Promise<unknown> {
    const ratings = dimensions.map((dimension) => ({
      dimension,
      rating: outcome === 'pass' ? 4 : 2,
      comment: 'Seen in the interview.',
    }));
    return this.request('POST', `/tasks/${taskId}/complete`, {
      outcome,
      comments: outcome === 'pass' ? 'A good match.' : 'Not for this job.',
      scorecard: { recommendation: outcome === 'pass' ? 'yes' : 'no', ratings },
    });
  }

  waitForEnd(applicationId: string): Promise<{ status: string }> {
    return this.until('the end', async () => {
      const application = await this.get<{ status: string; endedAt: string | null; waitingFor: unknown[] }>(
        `/applications/${applicationId}`,
      );
      return application.endedAt !== null && application.waitingFor.length === 0 ? application : null;
    });
  }

  /** The employee of an application as the EHR itself shows it, or null; more than one is an error. */
  async readEmployee(applicationId: string): Promise<EhrEmployee | null> {
    const employees = await this.askEhr<{ items: EhrEmployeeRecord[] }>(`/employees?externalRef=${applicationId}`);
    if (employees.items.length > 1) throw new Error(`The EHR has ${employees.items.length} employees instead of one.`);
    const [employee] = employees.items;
    if (employee === undefined) return null;
    const applicants = await this.askEhr<{ items: { documents: unknown[]; plans: unknown[] }[] }>(
      `/applicants?externalRef=${applicationId}`,
    );
    const [applicant] = applicants.items;
    return {
      ...employee,
      documents: applicant?.documents.length ?? 0,
      hasPlan: (applicant?.plans.length ?? 0) > 0,
    };
  }

  private async askEhr<T>(address: string): Promise<T> {
    const { sandboxUrl } = await this.get<{ sandboxUrl: string | null }>('/system');
    if (sandboxUrl === null) throw new Error('This hub runs without the sandbox: read your EHR by hand.');
    const response = await fetch(`${sandboxUrl}/ehr/api${address}`, {
      headers: { authorization: `Bearer ${readSecrets(this.dataDir).ehrToken}` },
    });
    return ((await response.json()) as { data: T }).data;
  }

  /** What the EHR itself shows, by its own API; throws when a part is missing or the recording does not play. */
  async readEhr(
    applicationId: string,
  ): Promise<{ id: string; name: string; total: number; dimensions: number; result: string }> {
    const data = await this.askEhr<{ items: EhrApplicant[] }>(`/applicants?externalRef=${applicationId}`);
    if (data.items.length !== 1)
      throw new Error(`The EHR has ${data.items.length} records of this application instead of one.`);
    const [applicant] = data.items;
    const assessment = applicant?.assessments[0];
    if (applicant === undefined || assessment === undefined) throw new Error('The EHR has no assessment.');
    const missing = ['comments', 'recordingUrl', 'startedAt', 'completedAt', 'interviewer', 'result'].filter(
      (k) => !assessment[k as 'comments'],
    );
    if (missing.length > 0 || assessment.dimensions.length === 0 || assessment.total === null)
      throw new Error(`The EHR lacks ${missing.join(', ') || 'scores'}.`);
    const recording = await fetch(assessment.recordingUrl);
    if (!recording.ok || !/^(audio|video)\//.test(recording.headers.get('content-type') ?? ''))
      throw new Error('The recording does not play.');
    const result = applicant.decision?.result;
    if (result === undefined) throw new Error('The EHR has no decision.');
    return {
      id: applicant.id,
      name: applicant.name,
      total: assessment.total.score,
      dimensions: assessment.dimensions.length,
      result,
    };
  }
}

type EhrEmployeeRecord = { employeeNumber: string; name: string; status: string; startDate: string };
type EhrEmployee = EhrEmployeeRecord & { documents: number; hasPlan: boolean };
type EhrApplicant = {
  id: string;
  name: string;
  assessments: {
    total: { score: number } | null;
    dimensions: unknown[];
    comments: string;
    recordingUrl: string;
    startedAt: string;
    completedAt: string;
    interviewer: string;
    result: string;
  }[];
  decision: { result: string } | null;
};

function goodAnswer(question: { text: string }): string {
  const topic = question.text.replace(/[?？。.]/g, '');
  return /[一-鿿]/.test(topic)
    ? `关于“${topic}”：首先我先了解情况，其次制定计划。例如去年我负责的项目中，我与5位同事沟通，把处理时间从30分钟缩短到12分钟，最后客户满意度提升了20%。`
    : `On ${topic}: first I listen, then I plan. For example, last year I led a project with 5 colleagues; I talked to each customer myself and cut handling time from 30 to 12 minutes. As a result satisfaction rose by 20 percent.`;
}

function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'sandbox', 'secrets.json');
  if (!existsSync(file))
    throw new Error(`The sandbox's tokens are not in ${path.basename(dataDir)}: set HUB_DATA_DIR to the hub's folder.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}

/** A key, made by the CLI on the hub's own machine. */
function makeKey(dataDir: string, { role, departmentId }: { role: string; departmentId?: string | undefined }): string {
  const made = spawnSync(
    process.execPath,
    [
      ...['cli/main.ts', 'keys', 'create', '--role', role, '--name', 'first journey', '--json'],
      ...(departmentId === undefined ? [] : ['--department', departmentId]),
    ],
    { cwd: root, env: { ...process.env, HUB_DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`No key could be made; set HUB_API_KEY. ${made.stderr}`);
  return (JSON.parse(made.stdout) as { key: string }).key;
}
