import type { SecretName } from '../secrets.ts';

/** What a system stands for and which secrets it has; the one table that says which systems there are. */
export interface SystemEntry {
  /** Its name on the overview. */
  title: [zh: string, en: string];
  /** Its name in the row of links. */
  link: [zh: string, en: string];
  /** Name of the secret that its callers show: a bearer token, an API key, a password. */
  tokenSecret: SecretName;
  /** Name of the secret that its webhooks are signed with; null where it sends none. */
  webhookSecret: SecretName | null;
  /** Its folder, where it is named unlike the path. */
  folder?: string;
}

/**
 * The systems this process stands in for, in the order they are shown. A new one is an entry here and its factory in
 * `../systems.ts`; its path carries its name.
 */
const entries = {
  interview: {
    title: ['Clearvoice AI 面试', 'Clearvoice AI interviews'],
    link: ['Clearvoice 面试', 'Clearvoice interviews'],
    tokenSecret: 'interviewToken',
    webhookSecret: 'interviewWebhookSecret',
  },
  ehr: {
    title: ['Peoplebase 人事系统', 'Peoplebase EHR'],
    link: ['Peoplebase 人事', 'Peoplebase EHR'],
    tokenSecret: 'ehrToken',
    webhookSecret: null,
  },
  mail: {
    title: ['Postroom 邮件', 'Postroom mail'],
    link: ['Postroom 邮件', 'Postroom mail'],
    tokenSecret: 'mailToken',
    webhookSecret: 'mailWebhookSecret',
  },
  sms: {
    title: ['Textrelay 短信', 'Textrelay SMS'],
    link: ['Textrelay 短信', 'Textrelay SMS'],
    tokenSecret: 'smsToken',
    webhookSecret: 'smsWebhookSecret',
  },
  attendance: {
    title: ['Shiftwell 考勤', 'Shiftwell attendance'],
    link: ['Shiftwell 考勤', 'Shiftwell attendance'],
    tokenSecret: 'attendanceToken',
    webhookSecret: 'attendanceWebhookSecret',
  },
  crm: {
    title: ['Dealbook 客户管理', 'Dealbook CRM'],
    link: ['Dealbook 客户', 'Dealbook CRM'],
    tokenSecret: 'crmToken',
    webhookSecret: null,
  },
  learning: {
    title: ['Coursepath 学习平台', 'Coursepath learning'],
    link: ['Coursepath 学习', 'Coursepath learning'],
    tokenSecret: 'learningToken',
    webhookSecret: null,
  },
  testing: {
    title: ['Quizmill 笔试与 AI 面试', 'Quizmill tests and AI interviews'],
    link: ['Quizmill 测评', 'Quizmill tests'],
    tokenSecret: 'testingToken',
    webhookSecret: 'testingWebhookSecret',
    folder: 'testing-vendor',
  },
  background: {
    title: ['Cleartrail 背景调查', 'Cleartrail background checks'],
    link: ['Cleartrail 背调', 'Cleartrail checks'],
    tokenSecret: 'backgroundToken',
    webhookSecret: 'backgroundWebhookSecret',
  },
  jobs: {
    title: ['Jobstore 职位库', 'Jobstore job database'],
    link: ['Jobstore 职位', 'Jobstore jobs'],
    tokenSecret: 'jobsToken',
    webhookSecret: null,
  },
} satisfies Record<string, SystemEntry>;

/** One of the systems. */
export type SystemName = keyof typeof entries;
/** What each system is. */
export const SYSTEM_TABLE: Readonly<Record<SystemName, SystemEntry>> = entries;
/** The names of all systems, in the order they are shown. */
export const SYSTEMS = Object.keys(SYSTEM_TABLE) as SystemName[];

/** The systems that send webhooks. */
export const WEBHOOK_SYSTEMS = SYSTEMS.filter((name) => SYSTEM_TABLE[name].webhookSecret !== null);
