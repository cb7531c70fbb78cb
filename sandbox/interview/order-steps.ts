import type { Settings } from '../control/settings.ts';
import type { Change } from '../shared/journal.ts';
import { recordingSeconds } from './recording.ts';
import { makeReport, MODEL } from './scoring.ts';
import { languageOf } from './scoring-text.ts';
import type { EventType, Order, PendingStep } from './types.ts';

/** News to tell about an order. */
export type News = [type: EventType, data: Record<string, unknown>];

/** What one or more steps made of an order: to be committed together. */
export interface StepOutcome {
  order: Order;
  news: News[];
  extra: Change[];
}

/** What a step needs to know. */
export interface StepContext {
  /** The vendor's own time. */
  now: string;
  baseUrl: string;
  settings: Settings;
}

/** Takes one of the steps that an order takes by itself, on top of what came before. */
export function takeStep(step: PendingStep['step'], before: StepOutcome, context: StepContext): StepOutcome {
  const { order, news, extra } = before;
  switch (step) {
    case 'interrupt': {
      if (order.status !== 'started') return before;
      const [interrupted, told] = interrupt(order);
      return { order: interrupted, news: [...news, ...told], extra };
    }
    case 'autoAnswer': {
      const answered = answerByItself(order, context);
      const told: News[] = [
        ['interview.opened', {}],
        ['interview.started', { resumed: false }],
        ['interview.completed', completedData(answered)],
      ];
      return { order: answered, news: [...news, ...told], extra };
    }
    case 'evaluate':
      return {
        order: { ...order, status: 'evaluating' },
        news: [...news, ['interview.evaluating', { model: MODEL }]],
        extra,
      };
    case 'report': {
      const { startedAt, completedAt, request, answers } = order;
      const times = { startedAt: startedAt ?? context.now, completedAt: completedAt ?? context.now };
      const report = makeReport({ request, answers, ...times });
      return {
        order: { ...order, status: 'report_ready' },
        news: [...news, ['report.ready', { ...report }]],
        extra: [...extra, { table: 'reports', key: order.orderId, value: report }],
      };
    }
    case 'recording': {
      const texts = order.request.questions.map((question) => order.answers[question.id]?.text ?? '');
      const recordingUrl = `${context.baseUrl}/recordings/${order.token.slice(0, 16)}/${order.orderId}.wav`;
      const recording = { recordingUrl, durationSeconds: recordingSeconds(texts) };
      return { order: { ...order, recording }, news: [...news, ['recording.ready', recording]], extra };
    }
  }
}

/** The steps from a finished interview to its report and recording, with the times they are due. */
export function stepsAfterFinish({ instant, delaysMs }: Settings): PendingStep[] {
  const dueAtMs = (delayMs: number): number => Date.now() + (instant ? 0 : delayMs);
  return [
    { step: 'evaluate', dueAtMs: dueAtMs(delaysMs.evaluating) },
    { step: 'report', dueAtMs: dueAtMs(delaysMs.report) },
    { step: 'recording', dueAtMs: dueAtMs(delaysMs.recording) },
  ];
}

/** The order as interrupted, with its news; the clock of the question on screen stands still from here. */
export function interrupt(order: Order): [Order, News[]] {
  const stopped: Order = {
    ...order,
    status: 'interrupted',
    lastSeenAtMs: null,
    progress: order.progress && pauseProgress(order.progress, order.lastSeenAtMs ?? Date.now()),
    pending: order.pending.filter((pending) => pending.step !== 'interrupt'),
  };
  return [stopped, [['interview.interrupted', countAnswers(order)]]];
}

/** The progress with its clock stopped at `atMs`. */
export function pauseProgress(progress: NonNullable<Order['progress']>, atMs: number): NonNullable<Order['progress']> {
  if (progress.runningSince === null) return progress;
  const ranSeconds = Math.max(0, (atMs - Date.parse(progress.runningSince)) / 1000);
  return { ...progress, usedSeconds: Math.round(progress.usedSeconds + ranSeconds), runningSince: null };
}

/** How many of the questions have an answer. */
export function countAnswers(order: Order): { answered: number; total: number } {
  return { answered: Object.keys(order.answers).length, total: order.request.questions.length };
}

/** How long giving this answer may have taken, for answers that come without a time. */
export function estimateSeconds(text: string): number {
  return Math.max(5, Math.round(text.length / 5));
}

/** What `interview.completed` tells. */
export function completedData(order: Order): { answered: number; total: number; durationSeconds: number } {
  const durationSeconds = Object.values(order.answers).reduce((sum, answer) => sum + answer.durationSeconds, 0);
  return { ...countAnswers(order), durationSeconds };
}

function answerByItself(order: Order, { now, settings }: StepContext): Order {
  const texts = settings.autoAnswer ?? {};
  const answers: Order['answers'] = {};
  for (const question of order.request.questions) {
    const text = texts[question.language] ?? texts[languageOf(question.language)] ?? Object.values(texts)[0] ?? '';
    answers[question.id] = { text, durationSeconds: estimateSeconds(text), answeredAt: now };
  }
  return {
    ...order,
    status: 'completed',
    consentAt: now,
    startedAt: now,
    completedAt: now,
    answers,
    pending: stepsAfterFinish(settings),
  };
}
