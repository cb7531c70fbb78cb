import { expect, it } from 'vitest';
import { isMeetingPattern, toSetUp } from './set-up-fields.ts';

it('sends what was filled in, and nothing that was left empty', () => {
  const sent = toSetUp({
    processId: 'standard',
    questionSetId: 'q1',
    recruiterId: 'r1',
    interviewers: ['i1'],
    connections: { interview: 'clearvoice', calendar: null, sms: undefined },
    timeLimits: { first: 90, second: null },
    code: ' ',
    screeningQuestions: [{ key: ' workPermit ', text: { zh: '是否有许可？', en: ' ' }, answerType: 'boolean' }],
    notes: { zh: '', en: '' },
  });
  expect(sent).toEqual({
    processId: 'standard',
    questionSetId: 'q1',
    recruiterId: 'r1',
    interviewers: ['i1'],
    identityCheck: false,
    connections: { interview: 'clearvoice' },
    timeLimits: { first: 90 },
    screeningQuestions: [{ key: 'workPermit', text: { zh: '是否有许可？' }, answerType: 'boolean' }],
  });
});

it.each([
  ['https://meet.example.com/{bookingId}', true],
  ['https://meet.example.com/', false],
  ['http://meet.example.com/{bookingId}', false],
  ['https://meet.example.com/{bookingId}/{name}', false],
])('%s as a meeting link: %s', (link, isFine) => {
  expect(isMeetingPattern(link)).toBe(isFine);
});
