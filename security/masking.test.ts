import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkValid } from '../schemas/validate.ts';
import type { Candidate, EvaluationSheet, InterviewOrder, Message, Offer, Resume, Task } from '../schemas/types.ts';
import { createMasker } from './masking.ts';
import type { JsonSchema } from './masking.ts';
import { maskEmail, maskName, maskNationalId, maskPhone, maskText } from './masks.ts';
import { can } from './rights.ts';
import type { Action, Role } from './rights.ts';

const folder = new URL('../schemas/', import.meta.url);
const schemas = new Map<string, JsonSchema>(
  readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => [
      file.replace('.schema.json', ''),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as JsonSchema,
    ]),
);
const mask = createMasker(schemas);
const readExample = <T>(schema: string, name: string) =>
  JSON.parse(readFileSync(new URL(`examples/${schema}/${name}.valid.json`, folder), 'utf8')) as T;
const roles: Role[] = ['administrator', 'hr', 'recruiter', 'business', 'interviewer', 'it', 'auditor', 'candidate'];
const at = '2026-11-22T08:00:00.000Z';

const candidate: Candidate = {
  id: 'c1',
  formattedName: '张三丰',
  emails: ['zhang.sanfeng@example.com'],
  phones: ['+8613800138001'],
  nationalId: '11010519491231002X',
  locale: 'zh',
  remoteIds: [{ system: 'crm', id: '候选人-2023-001' }],
  createdAt: at,
  updatedAt: at,
  version: 1,
};

describe('masks', () => {
  it.each([
    ['+8613800138001', '138****8001'],
    ['13800138001', '138****8001'],
    ['+86 138 0013 8001', '138****8001'],
    ['+14155550123', '141****0123'],
    ['12345', '****'],
    ['', '****'],
  ])('shows the phone %j as %j', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it.each([
    ['zhang@example.com', 'z***@example.com'],
    ['z@example.com', '***@example.com'],
    ['张三@例子.公司', '张***@例子.公司'],
    ['no address', '***'],
  ])('shows the address %j as %j', (email, masked) => expect(maskEmail(email)).toBe(masked));

  it('shows three and four characters of an ID number, and nothing of a short one', () => {
    expect(maskNationalId('11010519491231002X')).toBe('110***********002X');
    expect(maskNationalId('12345678')).toBe('***');
  });

  it('shows the first character of a name, and not how long it is', () => {
    expect([maskName('张三丰'), maskName('张三'), maskName('Ada Lovelace'), maskName('😀b'), maskName('')]).toEqual([
      '张**',
      '张**',
      'A**',
      '😀**',
      '**',
    ]);
  });

  it.each([
    ['电话：13800138001，邮箱 zhang@example.com。', '电话：138****8001，邮箱 z***@example.com。'],
    ['Call +1 (415) 555-0123 or 010-12345678', 'Call 141****0123 or 010****5678'],
    ['+86 138-0013-8001', '138****8001'],
    [
      '2019.03-2023.06, 3 years, 240 s, score 86.5, order CV-000001',
      '2019.03-2023.06, 3 years, 240 s, score 86.5, order CV-000001',
    ],
  ])('finds contacts in the text %j', (text, masked) => {
    expect(maskText(text, { contacts: true, nationalIds: true })).toBe(masked);
  });

  it('finds ID numbers in text', () => {
    expect(maskText('身份证号11010519491231002X', { contacts: false, nationalIds: true })).toBe(
      '身份证号110***********002X',
    );
  });
});

describe('a candidate', () => {
  const seen: [Role, Partial<Candidate>][] = [
    ['administrator', {}],
    ['hr', {}],
    ['recruiter', { nationalId: '110***********002X' }],
    ['business', { emails: ['z***@example.com'], phones: ['138****8001'], nationalId: '110***********002X' }],
    ['interviewer', { emails: ['z***@example.com'], phones: ['138****8001'], nationalId: '110***********002X' }],
    [
      'auditor',
      {
        formattedName: '张**',
        emails: ['z***@example.com'],
        phones: ['138****8001'],
        nationalId: '110***********002X',
      },
    ],
    ['it', { formattedName: '***', emails: [], phones: [] }],
    ['candidate', { formattedName: '***', emails: [], phones: [] }],
  ];
  it.each(seen)('looks to %s as the table says', (role, difference) => {
    const expected: Partial<Candidate> = { ...candidate, ...difference };
    if (role === 'it' || role === 'candidate') delete expected.nationalId;
    expect(mask(role, 'candidate', candidate)).toEqual(expected);
  });

  it('is not changed itself', () => {
    const before = structuredClone(candidate);
    for (const role of roles) mask(role, 'candidate', candidate);
    expect(candidate).toEqual(before);
  });

  it('is masked for a role nobody knows, and fields the schema does not have are dropped', () => {
    const odd = { ...candidate, homeAddress: 'CANARY street' };
    expect(JSON.stringify(mask('root' as Role, 'candidate', odd))).not.toMatch(/CANARY|张|zhang|1380/);
    expect(mask('hr', 'candidate', odd)).toEqual(candidate);
  });
});

describe('what else is known of a person', () => {
  const order: InterviewOrder = {
    id: 'o1',
    applicationId: 'a1',
    stageId: 'ai',
    connectionId: 'clearvoice',
    remoteId: 'CV-000001',
    status: 'reportReady',
    inviteUrl: 'https://vendor.example/take/token',
    invitedAt: at,
    openedAt: at,
    startedAt: at,
    completedAt: at,
    reportReadyAt: at,
    recordingReadyAt: at,
    expiresAt: at,
    resultOutcome: 'pass',
    result: {
      total: { value: 80, min: 0, max: 100, scaleId: 'vendor', raw: '80' },
      dimensions: [
        {
          key: 'communication',
          score: { value: 8, min: 0, max: 10, scaleId: 'vendor' },
          comment: 'Call 13800138001',
          evidence: ['我叫张三丰'],
          mapped: true,
        },
      ],
      summary: 'Good',
      interviewer: { kind: 'ai', name: 'clearvoice-sim-1' },
      answers: [{ questionId: 'q1', text: '我的邮箱是 zhang@example.com' }],
      droppedSignals: 2,
    },
    recording: { url: 'https://vendor.example/r/1', durationSeconds: 60 },
    createdAt: at,
    updatedAt: at,
  };

  it('shows a reviewer scores, comments and recording, without contacts and without the link to sit the interview', () => {
    const masked = mask('interviewer', 'interview-order', order);
    expect(masked.inviteUrl).toBeUndefined();
    expect(masked.recording).toEqual(order.recording);
    expect(masked.result?.dimensions[0]).toEqual({ ...order.result?.dimensions[0], comment: 'Call 138****8001' });
    expect(masked.result?.answers?.[0]?.text).toBe('我的邮箱是 z***@example.com');
    expect(masked.result?.total?.value).toBe(80);
  });

  it('shows an auditor the scores, and nothing in words', () => {
    const masked = mask('auditor', 'interview-order', order);
    expect(masked.result?.total?.value).toBe(80);
    expect(masked.resultOutcome).toBe('pass');
    expect(masked.recording?.url).toBe('https://hidden.invalid/');
    expect(masked.result?.answers).toEqual([{ questionId: 'q1', text: '***' }]);
    expect(JSON.stringify(masked)).not.toMatch(/张|zhang|1380|Good|take/);
  });

  it('shows hr and administrators all of it', () => {
    for (const role of ['hr', 'administrator'] as const) expect(mask(role, 'interview-order', order)).toEqual(order);
  });

  it('shows IT a task without the name', () => {
    const task = { id: 't1', candidateId: 'c1', candidateName: '张三丰', taskType: 'resolveCall' } as Task;
    expect(mask('it', 'task', task)).toEqual({ id: 't1', candidateId: 'c1', taskType: 'resolveCall' });
    expect(mask('auditor', 'task', task).candidateName).toBe('张**');
  });

  it('masks what was read from a résumé, evidence included', () => {
    const resume: Resume = {
      id: 'r1',
      candidateId: 'c1',
      fileName: '张三丰.pdf',
      format: 'pdf',
      sizeBytes: 10,
      receivedAt: at,
      fields: {
        formattedName: '张三丰',
        phones: ['+8613800138001'],
        emails: ['zhang@example.com'],
        nationalId: '11010519491231002X',
        totalYears: 5,
        employers: [{ name: 'ACME', title: 'Clerk' }],
        evidence: { phones: [{ text: '电话 13800138001' }], nationalId: [{ text: '11010519491231002X' }] },
      },
    };
    const masked = mask('business', 'resume', resume);
    expect(masked.fields.employers).toEqual(resume.fields.employers);
    expect(masked.fields.totalYears).toBe(5);
    expect(JSON.stringify(masked)).not.toMatch(/13800138001|zhang@|19491231/);
    // The planted leak: the same search finds them in what hr sees.
    expect(JSON.stringify(mask('hr', 'resume', resume))).toMatch(/13800138001/);
  });

  it('shows what was said to a candidate to those who may, by their own masks', () => {
    const message = { id: 'm1', subject: '邀请', text: '张三丰，请打 13800138001', language: 'zh' } as Message;
    expect(mask('recruiter', 'message', message)).toEqual(message);
    expect(mask('auditor', 'message', message)).not.toHaveProperty('text');
  });

  it('leaves configuration as it is for IT', () => {
    const connection = {
      id: 'k',
      connectorId: 'clearvoice',
      name: 'Vendor',
      config: { baseUrl: 'https://v.example' },
      credentialsSet: true,
    };
    expect(mask('it', 'connection', connection)).toEqual(connection);
    const key = { id: 'k', name: 'crm', role: 'it', prefix: 'hub_abc', key: 'hub_abc_secret' };
    expect(mask('it', 'api-key', key)).toEqual(key);
  });
});

describe('the class of a container', () => {
  const offer = readExample<Offer>('offer', 'with-notes');

  it('binds a shared shape that stands in it: what an offer notes is no text for an auditor, alone or in the sheet', () => {
    expect(mask('hr', 'offer', offer).notes).toEqual(offer.notes);
    expect(mask('business', 'offer', offer).notes?.en).toBe('Two days from home, as agreed with 138****8001');
    expect(mask('auditor', 'offer', offer)).toEqual({ ...offer, notes: null });
    const sheet = mask('auditor', 'evaluation-sheet', readExample<EvaluationSheet>('evaluation-sheet', 'whole'));
    expect(sheet.offers[0]?.notes).toBeNull();
    // What is open by its own word and in an open container stays: an auditor reads which dimension, stage and approver.
    expect([sheet.offers[0]?.approvedBy, sheet.results[0]?.dimensions[0]?.key, sheet.decisions[0]?.outcome]).toEqual([
      ['user:u2'],
      'communication',
      'pass',
    ]);
  });

  const classed = (outer: string, inner: string) => {
    const text = { type: 'object', properties: { en: { type: 'string', 'x-dataClass': inner } } };
    const closed = { ...text, additionalProperties: false };
    return createMasker(
      new Map<string, JsonSchema>([
        ['common', { $defs: { text: closed } }],
        [
          'thing',
          {
            type: 'object',
            properties: {
              inline: { ...closed, 'x-dataClass': outer },
              reference: { $ref: 'common.schema.json#/$defs/text', 'x-dataClass': outer },
              branch: {
                anyOf: [{ $ref: 'common.schema.json#/$defs/text' }, { type: 'null' }],
                'x-dataClass': outer,
              },
              list: { type: 'array', items: closed, 'x-dataClass': outer },
            },
          },
        ],
      ]),
    );
  };
  const value = { en: 'CANARY' };
  const thing = { inline: value, reference: value, branch: value, list: [value] };
  it.each([
    ['internal', 'public', true],
    ['personal', 'public', false],
    ['personal', 'internal', false],
    ['sensitive', 'public', false],
    ['demographic', 'personal', false],
    ['public', 'personal', false],
    ['internal', 'demographic', false],
  ])('%s with %s inside is as strict as the stricter (planted), by every way in', (outer, inner, isOpen) => {
    const masked = classed(outer, inner)('auditor', 'thing', thing);
    expect(masked).toEqual(isOpen ? thing : { inline: {}, reference: {}, branch: {}, list: [{}] });
    const forHr = classed(outer, inner)('hr', 'thing', thing);
    expect(forHr).toEqual([outer, inner].includes('demographic') ? masked : thing);
  });
  it('that is no class is a fault, not an open door', () => {
    expect(() => classed('internal', 'privat')('hr', 'thing', thing)).toThrow('privat is not a data class');
  });

  it('leaves nothing half: what is hidden but for its braces becomes null, or says that it is hidden', () => {
    const text = {
      type: 'object',
      minProperties: 1,
      properties: { en: { type: 'string', 'x-dataClass': 'public' } },
      'x-dataClass': 'personal',
    };
    const maskThing = createMasker(
      new Map<string, JsonSchema>([
        [
          'thing',
          {
            type: 'object',
            required: ['must', 'mayBeNull'],
            properties: { must: text, mayBeNull: { anyOf: [text, { type: 'null' }] }, may: text },
          },
        ],
      ]),
    );
    expect(maskThing('auditor', 'thing', { must: value, mayBeNull: value, may: value })).toEqual({
      must: { en: '***' },
      mayBeNull: null,
    });
  });
});

describe('every answer about people', () => {
  const answers: [string, Action][] = [
    ['candidate', 'candidates.read'],
    ['application', 'applications.read'],
    ['resume', 'resumes.read'],
    ['fact-sheet', 'facts.read'],
    ['interview-order', 'results.read'],
    ['scorecard', 'results.read'],
    ['evaluation-sheet', 'results.read'],
    ['offer', 'offers.read'],
    ['offer-material', 'offers.read'],
    ['onboarding-plan', 'onboarding.read'],
    ['dispute', 'disputes.read'],
    ['booking', 'bookings.read'],
    ['message', 'messages.read'],
    ['task', 'tasks.read'],
    ['inbox-entry', 'inbox.read'],
    ['call', 'operationLog.read'],
    ['event', 'events.read'],
    ['api-key', 'apiKeys.read'],
    ['webhook-subscription', 'subscriptions.read'],
  ];
  it.each(answers)('still fits its schema after masking: %s', (name, action) => {
    const examples = readdirSync(new URL(`examples/${name}/`, folder)).filter((file) => file.endsWith('.valid.json'));
    expect(examples.length).toBeGreaterThan(0);
    for (const file of examples) {
      const example: unknown = JSON.parse(readFileSync(new URL(`examples/${name}/${file}`, folder), 'utf8'));
      for (const role of roles.filter((each) => can(each, action))) {
        expect({ role, file, errors: checkValid(name, mask(role, name, example)) }).toEqual({ role, file, errors: [] });
      }
    }
  });
});
