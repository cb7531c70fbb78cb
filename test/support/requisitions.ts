import { insertProcessVersion } from '../../db/repositories/process-versions.ts';
import type { QuestionSetCreate, QuestionSetVersion, RequisitionCreate } from '../../schemas/types.ts';
import { firstProcess } from './hiring.ts';
import type { HttpHub, HttpRequest } from './http-hub.ts';

/** A wish that lacks nothing. */
export const wish = {
  title: { zh: '客服专员', en: 'Service agent' },
  duties: { zh: '接听客户来电，处理投诉', en: 'Answers calls and complaints' },
  requirements: [
    {
      id: 'years',
      label: { zh: '一年以上经验', en: 'A year of work' },
      weight: 2,
      condition: { '>=': [{ var: 'resume.totalYears' }, 1] },
    },
    { id: 'manner', label: { zh: '待人亲切', en: 'A friendly manner' } },
  ],
  rubricTemplateId: 'customer-service',
  headcount: 2,
  deadlineOn: '2199-12-31',
  salaryRange: { min: 800_000, max: 1_200_000, currency: 'CNY', period: 'month' },
  reason: '旺季话量增加',
} satisfies RequisitionCreate;

/** People who signed in: keys can't be a second person. */
export type People = {
  hr: HttpRequest & { headers: { [name: string]: string } };
  otherHr: HttpRequest & { headers: { [name: string]: string } };
  interviewerId: string;
  recruiterId: string;
};
export const hr2 = (people: People): HttpRequest => people.otherHr;

/** Two signed-in people of HR, an interviewer, a recruiter; and a process that nobody published. */
export async function makePeople(hub: HttpHub): Promise<People> {
  const password = 'a long password';
  for (const login of ['hr-one', 'hr-two']) await hub.addUser(login, password, 'hr');
  await insertProcessVersion(hub.deps.db.knex, {
    definition: { ...firstProcess, processId: 'unpublished' },
    createdAt: hub.deps.now().toISOString(),
    createdBy: 'user:1',
  });
  return {
    hr: { headers: await hub.signIn('hr-one', password) },
    otherHr: { headers: await hub.signIn('hr-two', password) },
    interviewerId: await hub.addUser('interviewer', password, 'interviewer'),
    recruiterId: await hub.addUser('recruiter', password, 'recruiter'),
  };
}

/** A question set that covers the template `customer-service` unless told otherwise, published by the way the API has. */
export async function addPublishedSet(
  hub: HttpHub,
  people: People,
  more: {
    kind?: 'aiInterview' | 'writtenTest';
    departmentId?: string;
    dimensions?: string[];
    until?: 'draft' | 'published';
  } = {},
): Promise<{ id: string; at: string }> {
  const { kind = 'aiInterview', departmentId = 'sales' } = more;
  const dimensions = more.dimensions ?? ['communication', 'handlingEmotions', 'problemSolving'];
  const body: QuestionSetCreate = {
    name: { zh: '客服面试题', en: 'Service interview' },
    departmentId,
    kind,
    questions: dimensions.map((dimension, index) => ({
      id: index === 0 ? 'explain' : dimension,
      text: { zh: `请谈谈${dimension}`, en: `About ${dimension}` },
      dimension,
      timeLimitSeconds: 60,
      ...(kind === 'aiInterview'
        ? { questionType: 'spoken' as const }
        : {
            questionType: 'choice' as const,
            choices: ['a', 'b'].map((key) => ({ key, text: { zh: key, en: key } })),
            rightChoices: ['b'],
          }),
    })),
  };
  const made = await hub.send<QuestionSetVersion>('/api/v1/question-sets', { ...people.hr, body });
  if (made.status !== 201) throw new Error(`no question set: ${made.text}`);
  const id = made.body.questionSetId;
  const at = `/api/v1/question-sets/${id}/versions/1`;
  if (more.until === 'draft') return { id, at };
  const department = {
    key: departmentId === 'sales' ? hub.keys.business : await hub.makeKey('business', departmentId),
  };
  for (const [step, by, what] of [
    ['request-preview', people.hr, undefined],
    ['preview', department, { outcome: 'approve' }],
    ['publish', people.hr, undefined],
  ] as const) {
    const answer = await hub.send(`${at}/${step}`, { method: 'POST', ...by, ...(what ? { body: what } : {}) });
    if (answer.status !== 200) throw new Error(`${step}: ${answer.text}`);
  }
  return { id, at };
}
