import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Process, RubricCreate } from '../../schemas/types.ts';
import { insertConnection, getConnection } from '../../db/repositories/connections.ts';
import { getDepartment, insertDepartment } from '../../db/repositories/departments.ts';
import { insertJob, listJobs, type JobRecord } from '../../db/repositories/jobs.ts';
import {
  getPublishedVersion,
  insertProcessVersion,
  publishProcessVersion,
} from '../../db/repositories/process-versions.ts';
import { insertRubric, listRubrics } from '../../db/repositories/rubrics.ts';
import { countUsers, getUser, insertUser } from '../../db/repositories/users.ts';
import { hashPassword } from '../../security/passwords.ts';
import type { Tx } from '../../db/connection.ts';
import type { Wiring } from '../../wiring.ts';

/** What the first start made. `adminPassword` is told once and kept nowhere. */
export type Bootstrapped = { adminLogin: string; adminPassword: string | null; created: boolean };

const adminLogin = 'admin';
const departmentId = 'main';

function template<T>(file: string): T {
  return parse(readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8')) as T;
}

/**
 * Makes what a new hub needs: the first administrator, a department, the first process, and with the sandbox its
 * connections, a rubric and a job to try. Safe to repeat: what is there stays as it is.
 */
export async function bootstrap(hub: Wiring): Promise<Bootstrapped> {
  const password = randomBytes(18).toString('base64url');
  const passwordHash = await hashPassword(password);
  const at = hub.now().toISOString();
  const made = await hub.db.transaction(async (tx) => {
    const created = (await countUsers(tx)) === 0;
    if (created) {
      await insertUser(tx, {
        id: hub.newId(),
        login: adminLogin,
        displayName: 'Administrator',
        role: 'administrator',
        departmentId: null,
        locale: 'en',
        createdAt: at,
        passwordHash,
      });
    }
    if ((await getDepartment(tx, departmentId)) === null) {
      await insertDepartment(tx, {
        id: departmentId,
        name: { en: 'Main department', zh: '主部门' },
        contactEmail: 'main-department@example.com',
        createdAt: at,
      });
    }
    for (const file of ['processes/first.yaml', 'processes/standard.yaml']) await publishTemplate(tx, file, at);
    if (hub.config.sandboxTokensFile !== null && hub.config.sandboxUrl !== null) await connectSandbox(hub, tx, at);
    return { adminLogin, adminPassword: created ? password : null, created };
  });
  if (hub.config.sandboxTokensFile !== null && hub.config.sandboxUrl !== null) await tellSandbox(hub);
  return made;
}

async function publishTemplate(tx: Tx, file: string, at: string): Promise<void> {
  const definition = template<Process>(file);
  if ((await getPublishedVersion(tx, definition.processId)) !== null) return;
  // The template comes with the product: nobody at the company wrote it, so there is no second person to ask.
  const { version } = await insertProcessVersion(tx, { definition, createdAt: at, createdBy: 'template' });
  await publishProcessVersion(tx, { processId: definition.processId, version, publishedBy: 'bootstrap', at });
}

/** Tells the sandbox's attendance system where its changes are heard; without it they come by polling alone. */
async function tellSandbox({ config, log }: Wiring): Promise<void> {
  const secrets = JSON.parse(readFileSync(config.sandboxTokensFile ?? '', 'utf8')) as SandboxSecrets;
  try {
    const response = await fetch(`${config.sandboxUrl}/_control/attendance`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-control-token': secrets['controlToken'] ?? '' },
      body: JSON.stringify({ settings: { webhookUrl: `${config.publicUrl}/webhooks/shiftwell` } }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) log.warn({ status: response.status }, 'the sandbox did not take the address of its webhook');
  } catch (error) {
    log.warn({ err: error }, 'the sandbox could not be told the address of its webhook');
  }
}

type SandboxSecrets = { readonly [name: string]: string };

/** The sandbox's systems: which connector speaks to each, and what it signs in with. */
const sandboxSystems = [
  {
    id: 'clearvoice',
    path: 'interview',
    name: 'Clearvoice (sandbox)',
    token: 'interviewToken',
    webhookSecret: 'interviewWebhookSecret',
  },
  {
    id: 'quizmill',
    path: 'testing',
    name: 'Quizmill (sandbox)',
    token: 'testingToken',
    webhookSecret: 'testingWebhookSecret',
  },
  { id: 'peoplebase', path: 'ehr', name: 'Peoplebase (sandbox)', token: 'ehrToken' },
  { id: 'postroom', path: 'mail', name: 'Postroom (sandbox)', token: 'mailToken', webhookSecret: 'mailWebhookSecret' },
  { id: 'textrelay', path: 'sms', name: 'Textrelay (sandbox)', token: 'smsToken', webhookSecret: 'smsWebhookSecret' },
  {
    id: 'shiftwell',
    path: 'attendance',
    name: 'Shiftwell (sandbox)',
    token: 'attendanceToken',
    webhookSecret: 'attendanceWebhookSecret',
  },
  { id: 'dealbook', path: 'crm', name: 'Dealbook (sandbox)', token: 'crmToken' },
  {
    id: 'cleartrail',
    path: 'background',
    name: 'Cleartrail (sandbox)',
    token: 'backgroundToken',
    webhookSecret: 'backgroundWebhookSecret',
  },
  { id: 'coursepath', path: 'learning', name: 'Coursepath (sandbox)', token: 'learningToken' },
  { id: 'jobstore', path: 'jobs', name: 'Jobstore (sandbox)', token: 'jobsToken' },
] as const;

async function connectSandbox(hub: Wiring, tx: Tx, at: string): Promise<void> {
  const file = hub.config.sandboxTokensFile ?? '';
  if (!existsSync(file)) throw new Error('The sandbox has not written its tokens yet: start it first.');
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as SandboxSecrets;
  const wanted = sandboxSystems.map((system) => ({ ...system, credentials: toCredentials(system, secrets) }));
  for (const { id, path, name, credentials } of wanted) {
    if ((await getConnection(tx, id)) !== null) continue;
    await insertConnection(tx, hub.vault, {
      id,
      connectorId: id,
      name,
      config: { baseUrl: `${hub.config.sandboxUrl}/${path}` },
      credentials,
      createdAt: at,
    });
  }
  await insertDemoPeople(tx, at);
  const rubrics = await listRubrics(tx, { limit: 1 });
  const rubricId = rubrics.items[0]?.id ?? hub.newId();
  if (rubrics.items.length === 0) {
    await insertRubric(tx, {
      ...template<RubricCreate>('rubrics/sales.yaml'),
      id: rubricId,
      createdAt: at,
      updatedAt: at,
      version: 1,
    });
  }
  const jobs = await listJobs(tx, { limit: 1 });
  if (jobs.items.length > 0) return;
  const sample = template<Pick<JobRecord, 'code' | 'title' | 'processId' | 'questions'>>('jobs/sample.yaml');
  await insertJob(tx, {
    ...sample,
    id: hub.newId(),
    departmentId,
    rubricId,
    connections: { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom' },
    status: 'open',
    createdAt: at,
    updatedAt: at,
    version: 1,
  });
}

type System = (typeof sandboxSystems)[number];

/** What the connection of a system signs in with; each vendor wants it in another form. */
function toCredentials(system: System, secrets: SandboxSecrets): { [name: string]: string } {
  const token = secrets[system.token] ?? '';
  const webhookSecret = 'webhookSecret' in system ? { webhookSecret: secrets[system.webhookSecret] ?? '' } : {};
  switch (system.id) {
    case 'shiftwell':
      return { clientId: 'throughline', clientSecret: token, ...webhookSecret };
    case 'coursepath':
      return { user: 'throughline', password: token };
    case 'dealbook':
      return { apiKey: token };
    default:
      return { token, ...webhookSecret };
  }
}

/** Two people of the sample department, as the sandbox's attendance system knows them; nobody can sign in as them. */
async function insertDemoPeople(tx: Tx, at: string): Promise<void> {
  const people = [
    {
      id: 'demo-recruiter',
      login: 'demo-recruiter',
      displayName: '陈思远',
      role: 'recruiter',
      employeeNumber: 'E1001',
    },
    {
      id: 'demo-interviewer',
      login: 'demo-interviewer',
      displayName: '林晓彤',
      role: 'interviewer',
      employeeNumber: 'E1002',
    },
  ] as const;
  for (const person of people) {
    if ((await getUser(tx, person.id)) !== null) continue;
    await insertUser(tx, {
      ...person,
      departmentId,
      locale: 'zh',
      email: `${person.login}@example.com`,
      calendar: null,
      timeZone: 'Asia/Shanghai',
      createdAt: at,
      // No password has this hash: an administrator gives them one before they can sign in.
      passwordHash: await hashPassword(randomBytes(32).toString('base64url')),
    });
  }
}
