import { callTexts, taskTitles } from './texts.ts';
import type { LocalizedText, ProcessState } from './types.ts';

/** One named thing an application waits for. */
export type Waiting = {
  kind: 'task' | 'vendorEvent' | 'deadline' | 'call' | 'start';
  label: LocalizedText;
  dueAt: string | null;
  taskId?: string;
};

const interviewWaits: Record<string, LocalizedText> = {
  ordered: { en: 'the interview vendor to take the order', zh: '等待面试供应商接受预约' },
  invited: { en: 'the candidate to begin the interview', zh: '等待候选人开始面试' },
  opened: { en: 'the candidate to begin the interview', zh: '等待候选人开始面试' },
  started: { en: 'the candidate to finish the interview', zh: '等待候选人完成面试' },
  interrupted: { en: 'the candidate to come back to the interview', zh: '等待候选人继续面试' },
  completed: { en: 'the interview report', zh: '等待面试报告' },
  evaluating: { en: 'the interview report', zh: '等待面试报告' },
  reportReady: { en: 'the recording', zh: '等待面试录像' },
};
const anyVendorWord: LocalizedText = { en: 'word from the interview vendor', zh: '等待面试供应商的消息' };

/** What an application waits for, in words; empty only when it has ended and nothing is left to do. */
export function waitingFor(state: ProcessState): Waiting[] {
  if (state.stageRun === 0) return [{ kind: 'start', label: { en: 'to be started', zh: '等待启动' }, dueAt: null }];
  const tasks = state.tasks.map((t): Waiting => ({
    kind: 'task',
    label: taskTitles[t.taskType],
    dueAt: t.dueAt,
    taskId: t.taskId,
  }));
  const calls = state.calls
    .filter((c) => c.state !== 'parked')
    .map((c): Waiting => {
      const text = callTexts[c.call.op];
      return { kind: 'call', label: { en: `to ${text.en ?? ''}`, zh: `正在${text.zh ?? ''}` }, dueAt: null };
    });
  const interview = state.interview;
  const label = interview === null ? undefined : (interviewWaits[interview.status] ?? anyVendorWord);
  const named = ['expiry', 'noShow', 'report', 'recording'];
  const due =
    state.deadlines
      .filter((d) => named.includes(d.name))
      .map((d) => d.at)
      .sort()[0] ?? null;
  const vendor: Waiting[] =
    state.status === 'active' && label !== undefined && due !== null
      ? [{ kind: 'vendorEvent', label, dueAt: due }]
      : [];
  return [...tasks, ...vendor, ...ownWaits(state), ...calls];
}

/** What an application waits for besides vendors of interviews, people's tasks and calls. */
function ownWaits(state: ProcessState): Waiting[] {
  if (state.status !== 'active') return [];
  const dueOf = (name: string): string | null => state.deadlines.find((d) => d.name === name)?.at ?? null;
  const waits: Waiting[] = [];
  const add = (label: LocalizedText, dueAt: string | null): void => {
    waits.push({ kind: 'deadline', label, dueAt });
  };
  if (state.session !== null && state.session.booking === null && dueOf('booking') !== null)
    add({ en: 'the candidate to choose a time', zh: '等待候选人选择面试时间' }, dueOf('booking'));
  if (state.background?.ordered === true && !state.background.reportReady && dueOf('check') !== null)
    waits.push({
      kind: 'vendorEvent',
      label: { en: 'the background check', zh: '等待背景调查结果' },
      dueAt: dueOf('check'),
    });
  if (state.offer?.phase === 'sent')
    add({ en: 'the candidate to answer the offer', zh: '等待候选人答复录用通知' }, dueOf('offer'));
  return waits;
}
