import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { toQuestionInput, toRubricInput } from '../../activities/questions.ts';
import type { OperationInput, OperationName } from '../../connectors/contract.ts';
import type { Rubric } from '../../schemas/types.ts';
import type { Step } from './steps.ts';

/** One call as a connector takes it. */
export type Made = {
  [N in OperationName]: { connectionId: string; operation: N; input: OperationInput<N> };
}[OperationName];

const read = <T>(file: string): T =>
  parse(readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8')) as T;
type Questions = { questions: Parameters<typeof toQuestionInput>[0][] };
const asked = {
  test: read<Questions>('question-sets/customer-service-test.yaml').questions.map((q) => toQuestionInput(q, 'en')),
  interview: read<Questions>('question-sets/customer-service.yaml').questions.map((q) => toQuestionInput(q, 'en')),
};
const rubric = toRubricInput(read<Rubric>('rubrics/customer-service.yaml').dimensions, 'en');
const text = 'A text of usual length. '.repeat(30);
const daysOn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** What each step says to which vendor: as much as the hub says, made of fixed texts. `pdf` is a letter, base64. */
export function inputOf(id: string, step: Step, notifyBase: string, pdf: string): Made {
  const email = `${id.toLowerCase()}@example.com`;
  const person = {
    externalRef: id,
    name: 'Bare Candidate',
    email,
    jobCode: 'CS',
    jobTitle: 'Customer service specialist',
  };
  const candidate = { name: 'Bare Candidate', email, language: 'en' as const };
  const notifyUrl = (connectionId: string): string => `${notifyBase}/${connectionId}`;
  const order = (kind: 'writtenTest' | 'aiInterview', connectionId: string, number: string): Made => ({
    connectionId,
    operation: 'interview.invite',
    input: {
      externalId: `${id}-${number}`,
      kind,
      candidate,
      position: { title: person.jobTitle },
      questions: kind === 'writtenTest' ? asked.test : asked.interview,
      rubric,
      identityCheck: false,
      expiresAt: daysOn(7),
      notifyUrl: notifyUrl(connectionId),
    },
  });
  const mail = (attachments?: { fileName: string; mediaType: string; content: string }[]): Made => ({
    connectionId: 'postroom',
    operation: 'message.send',
    input: {
      to: { email, name: person.name },
      subject: `About your application: ${step}`,
      text,
      language: 'en',
      tags: { applicationId: id, template: step.replace(/\W/g, '') },
      notifyUrl: notifyUrl('postroom'),
      ...(attachments === undefined ? {} : { attachments }),
    },
  });
  const document = (documentType: 'offerLetter' | 'finalReport' | 'material', number = ''): Made => ({
    connectionId: 'peoplebase',
    operation: 'ehr.fileDocument',
    input: {
      person,
      documentRef: `${documentType}${number}-${id}`,
      documentType,
      title: documentType,
      fileName: `${documentType}.pdf`,
      mediaType: 'application/pdf',
      content: pdf,
    },
  });
  const result = (provider: string): Made => ({
    connectionId: 'peoplebase',
    operation: 'ehr.writeResult',
    input: {
      person,
      assessmentRef: `${id}-${provider}`,
      provider,
      total: { score: 50, max: 100 },
      dimensions: rubric.dimensions.map(({ name }) => ({ name, score: 5, max: 10, comment: 'As seen.' })),
      comments: text,
      recordingUrl: 'http://127.0.0.1/recording.wav',
      startedAt: daysOn(0),
      completedAt: daysOn(0),
      interviewer: provider,
      result: 'pending',
    },
  });
  const decision = (): Made => ({
    connectionId: 'peoplebase',
    operation: 'ehr.writeDecision',
    input: {
      person,
      decisionRef: `${id}-${step}`,
      result: 'pass',
      comments: 'A good match.',
      decidedBy: 'Somebody',
      decidedAt: daysOn(0),
      scorecard: rubric.dimensions.map(({ name }) => ({
        dimension: name,
        rating: 4,
        comment: 'Seen in the interview.',
      })),
      recommendation: 'yes',
    },
  });
  const modules = ['company-basics', 'product-basics'].map((key) => ({
    key,
    title: key,
    dueDate: daysOn(40).slice(0, 10),
  }));
  switch (step) {
    case 'test/invite':
      return order('writtenTest', 'quizmill', 'o1');
    case 'aiInterview/invite':
      return order('aiInterview', 'clearvoice', 'o2');
    case 'test/result':
      return result('Quizmill');
    case 'aiInterview/result':
      return result('Clearvoice');
    case 'aiInterview/gather:overtime':
      return {
        connectionId: 'shiftwell',
        operation: 'attendance.readOvertime',
        input: {
          employeeNumbers: ['E1001', 'E1002', 'E1003', 'E1004', 'E1005', 'E1006'],
          month: new Date().toISOString().slice(0, 7),
        },
      };
    case 'aiInterview/gather:opportunities':
      return {
        connectionId: 'dealbook',
        operation: 'crm.listOpportunities',
        input: { departmentId: 'main', limit: 5 },
      };
    case 'review/decision':
    case 'interview/decision':
      return decision();
    case 'background/check':
      return {
        connectionId: 'cleartrail',
        operation: 'backgroundCheck.order',
        input: {
          externalId: `${id}-o3`,
          candidate,
          checks: ['identity', 'education', 'employment'],
          claims: {
            employers: [{ name: 'Acme Ltd', from: '2015-01', to: '2023-01' }],
            schools: [{ name: 'Fudan University' }],
          },
          consentAt: daysOn(0),
          notifyUrl: notifyUrl('cleartrail'),
        },
      };
    case 'offer/letter':
      return document('offerLetter');
    case 'offer/material1':
    case 'offer/material2':
      return document('material', step.slice(-1));
    case 'report/action':
      return document('finalReport');
    case 'employee/action':
      return {
        connectionId: 'peoplebase',
        operation: 'ehr.createEmployee',
        input: {
          person,
          departmentId: 'main',
          departmentName: 'Main department',
          startDate: daysOn(30).slice(0, 10),
          salary: { amount: 1_500_000, currency: 'CNY', period: 'month' },
        },
      };
    case 'report/status':
      return { connectionId: 'peoplebase', operation: 'ehr.writeStatus', input: { person, status: 'hired' } };
    case 'onboarding/plan':
      return {
        connectionId: 'peoplebase',
        operation: 'ehr.writePlan',
        input: {
          person,
          planRef: `plan-${id}`,
          tasks: ['desk', 'account', 'badge', 'buddy', 'welcome'].map((key) => ({
            key,
            title: key,
            owner: 'hr',
            dueDate: daysOn(30).slice(0, 10),
          })),
          modules,
        },
      };
    case 'onboarding/enrol':
      return {
        connectionId: 'coursepath',
        operation: 'learning.enrol',
        input: { enrolmentRef: `plan-${id}`, learner: { externalRef: id, ...candidate }, modules },
      };
    case 'offer/offer':
      return mail([{ fileName: 'offer.pdf', mediaType: 'application/pdf', content: pdf }]);
    default:
      return mail();
  }
}
