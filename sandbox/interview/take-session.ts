import { ApiError } from '../shared/api.ts';
import { completedData, estimateSeconds, pauseProgress, stepsAfterFinish, type News } from './order-steps.ts';
import { OPEN_STATUSES, type InterviewOrders } from './orders.ts';
import { languageOf } from './scoring-text.ts';
import type { Answer, Language, Order, Question, QuestionProgress } from './types.ts';

/** How often and by how much a candidate may lengthen the time for one question. */
export const EXTENSION = { times: 2, seconds: 120 } as const;

/** What the candidate's page may know of an order. */
export interface TakeState {
  status: Order['status'];
  language: Language;
  candidateName: string;
  positionTitle: string;
  expiresAt: string;
  consentGiven: boolean;
  /** True when the candidate asked for a person instead. */
  declined: boolean;
  questions: { id: string; text: string; language: string; timeLimitSeconds: number; answered: boolean }[];
  current: { questionId: string; remainingSeconds: number; draft: string; extensionsLeft: number } | null;
}

/** What a script may send to answer. */
export interface AnswersRequest {
  answers: { questionId: string; text: string; durationSeconds?: number }[];
  finish?: boolean;
}

/** The candidate's side of an order: each call returns what the page shows next. */
export class TakeSession {
  readonly #orders: InterviewOrders;

  constructor(orders: InterviewOrders) {
    this.#orders = orders;
  }

  /** What the page shows. */
  view(order: Order): TakeState {
    const { request, progress } = order;
    const question = progress && request.questions.find((candidate) => candidate.id === progress.questionId);
    return {
      status: order.status,
      language: languageOf(request.candidate.language),
      candidateName: request.candidate.name,
      positionTitle: request.position.title,
      expiresAt: request.expiresAt,
      consentGiven: order.consentAt !== null,
      declined: order.cancel?.by === 'candidate',
      questions: request.questions.map(({ id, text, language, timeLimitSeconds }) => ({
        id,
        text,
        language,
        timeLimitSeconds,
        answered: id in order.answers,
      })),
      current:
        progress && question
          ? {
              questionId: progress.questionId,
              remainingSeconds: Math.max(0, question.timeLimitSeconds + progress.extraSeconds - usedSeconds(progress)),
              draft: progress.draft,
              extensionsLeft: EXTENSION.times - progress.extraSeconds / EXTENSION.seconds,
            }
          : null,
    };
  }

  /** The order behind a link; 404 for a wrong link. */
  find(token: string): Order {
    const order = this.#orders.findByToken(token);
    if (!order) throw new ApiError(404, 'not_found', 'This link is not valid.');
    return this.#orders.sweepOne(order);
  }

  /** The page was opened. Safe to repeat. */
  open(order: Order): Order {
    if (order.status !== 'invited') return order;
    return this.#orders.save({ ...order, status: 'opened' }, [['interview.opened', {}]]);
  }

  /** The candidate agrees to the AI interview and begins. Safe to repeat. */
  consent(order: Order): Order {
    requireOpen(order);
    if (order.consentAt !== null) return this.#orders.save(...this.#running(order));
    return this.#orders.save(...this.#running({ ...order, consentAt: this.#orders.now() }));
  }

  /** The candidate doesn't agree; the order ends as cancelled by the candidate. */
  decline(order: Order): Order {
    return this.#orders.cancel(order.orderId, 'candidate', 'consent_declined');
  }

  /** Shows a question and lets its clock run, from where it stood. */
  startQuestion(order: Order, questionId: string): Order {
    requireOpen(order);
    requireConsent(order);
    findQuestion(order, questionId);
    const [running, news] = this.#running(order);
    if (questionId in running.answers) return this.#orders.save(running, news);
    const now = new Date().toISOString();
    const same = running.progress?.questionId === questionId ? running.progress : null;
    const progress: QuestionProgress = same
      ? { ...same, runningSince: same.runningSince ?? now }
      : { questionId, usedSeconds: 0, runningSince: now, extraSeconds: 0, draft: '' };
    return this.#orders.save({ ...running, progress }, news);
  }

  /** Keeps what has been typed so far, so that a reload loses nothing. */
  saveDraft(order: Order, questionId: string, draft: string): Order {
    requireOpen(order);
    if (order.progress?.questionId !== questionId) return order;
    // Someone is typing: a page that had fallen silent (a phone in a pocket) is open again.
    const [running, news] = this.#running(order);
    const runningSince = order.progress.runningSince ?? new Date().toISOString();
    return this.#orders.save({ ...running, progress: { ...order.progress, draft, runningSince } }, news);
  }

  /** Gives more time for the question on screen, {@link EXTENSION} times at most. */
  extend(order: Order, questionId: string): Order {
    requireOpen(order);
    const { progress } = order;
    if (progress?.questionId !== questionId) return order;
    if (progress.extraSeconds >= EXTENSION.times * EXTENSION.seconds) {
      throw new ApiError(409, 'no_more_time', 'The time for this question was already lengthened as far as it goes.');
    }
    const extraSeconds = progress.extraSeconds + EXTENSION.seconds;
    return this.#orders.save({ ...order, progress: { ...progress, extraSeconds } }, []);
  }

  /** A sign of life from an open page. */
  keepAlive(order: Order): Order {
    if (order.status !== 'started') return order;
    return this.#orders.save({ ...order, lastSeenAtMs: Date.now() }, []);
  }

  /** The page was closed or reloaded; if it doesn't come back soon, the interview counts as interrupted. */
  leave(order: Order): Order {
    if (order.status !== 'started') return order;
    const { instant, delaysMs } = this.#orders.settings();
    const dueAtMs = Date.now() + (instant ? 0 : delaysMs.interrupted);
    return this.#orders.save(
      {
        ...order,
        lastSeenAtMs: Date.now(),
        progress: order.progress && pauseProgress(order.progress, Date.now()),
        pending: [...order.pending.filter((pending) => pending.step !== 'interrupt'), { step: 'interrupt', dueAtMs }],
      },
      [],
    );
  }

  /** Takes answers (an unanswered question counts as empty) and, with `finish`, ends the interview. Safe to repeat. */
  submit(order: Order, request: AnswersRequest, isPage: boolean): Order {
    for (const given of request.answers) findQuestion(order, given.questionId);
    if (!OPEN_STATUSES.includes(order.status) && order.completedAt !== null) {
      const isSame = request.answers.every((given) => order.answers[given.questionId]?.text === given.text);
      if (isSame) return order;
    }
    requireOpen(order);
    if (isPage) requireConsent(order);
    const now = this.#orders.now();
    const opened: News[] = order.status === 'invited' ? [['interview.opened', {}]] : [];
    // One instant for all of it: begun and finished at once is never finished before it was begun.
    const [running, started] = this.#running({ ...order, consentAt: order.consentAt ?? now }, isPage, now);
    const answers: Record<string, Answer> = { ...running.answers };
    let { progress } = running;
    for (const given of request.answers) {
      const onScreen = progress?.questionId === given.questionId ? progress : null;
      const measured = onScreen ? Math.round(usedSeconds(onScreen)) : estimateSeconds(given.text);
      const durationSeconds = Math.max(1, given.durationSeconds ?? measured);
      answers[given.questionId] = { text: given.text, durationSeconds, answeredAt: now };
      if (onScreen) progress = null;
    }
    const answered: Order = { ...running, answers, progress };
    if (!request.finish) return this.#orders.save(answered, [...opened, ...started]);
    return this.#orders.save(
      {
        ...answered,
        status: 'completed',
        completedAt: now,
        progress: null,
        lastSeenAtMs: null,
        pending: stepsAfterFinish(this.#orders.settings()),
      },
      [...opened, ...started, ['interview.completed', completedData(answered)]],
    );
  }

  /** The order as started, with the news if it wasn't. */
  #running(order: Order, isPage = true, now = this.#orders.now()): [Order, News[]] {
    const running: Order = {
      ...order,
      status: 'started',
      startedAt: order.startedAt ?? now,
      lastSeenAtMs: isPage ? Date.now() : order.lastSeenAtMs,
      pending: order.pending.filter((pending) => pending.step !== 'interrupt'),
    };
    if (order.status === 'started') return [running, []];
    return [running, [['interview.started', { resumed: order.startedAt !== null }]]];
  }
}

function usedSeconds(progress: QuestionProgress): number {
  return pauseProgress(progress, Date.now()).usedSeconds;
}

function findQuestion(order: Order, questionId: string): Question {
  const question = order.request.questions.find((candidate) => candidate.id === questionId);
  if (!question) throw new ApiError(422, 'invalid_request', `There is no question ${questionId}.`, 'questionId');
  return question;
}

function requireOpen(order: Order): void {
  if (OPEN_STATUSES.includes(order.status)) return;
  if (order.status === 'expired') throw new ApiError(410, 'order_expired', 'This interview has expired.');
  if (order.status === 'cancelled') throw new ApiError(410, 'order_cancelled', 'This interview was cancelled.');
  if (order.status === 'failed') throw new ApiError(410, 'order_failed', 'This interview has failed.');
  throw new ApiError(409, 'already_completed', 'This interview is finished; its answers are final.');
}

function requireConsent(order: Order): void {
  if (order.consentAt === null) throw new ApiError(409, 'consent_missing', 'The candidate has not agreed yet.');
}
