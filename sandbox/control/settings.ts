import { ApiError } from '../shared/api.ts';
import type { Journal } from '../shared/journal.ts';

/** How the simulated systems behave; changed over `PUT /_control/settings`, kept over a restart. */
export interface Settings {
  /** True: nothing takes time (evaluation, recording, mail delivery). */
  instant: boolean;
  /** What an imagined candidate answers to every question, by language; null: orders wait for a real one. */
  autoAnswer: Record<string, string> | null;
  /** How far the interview vendor's own clock is ahead of the real one; may be negative. */
  clockSkewSeconds: number;
  /** Waits before the second and each later try of a webhook; one more try than there are waits. */
  webhookRetryWaitsMs: number[];
  /** How long things take when not instant, each counted from its cause. */
  delaysMs: {
    evaluating: number;
    report: number;
    recording: number;
    interrupted: number;
    mailDelivery: number;
    smsDelivery: number;
    testReport: number;
    backgroundStage: number;
  };
}

const INITIAL: Settings = {
  instant: false,
  autoAnswer: null,
  clockSkewSeconds: 0,
  webhookRetryWaitsMs: [1_000, 4_000, 15_000, 60_000],
  delaysMs: {
    evaluating: 300,
    report: 1_500,
    recording: 2_200,
    interrupted: 3_000,
    mailDelivery: 300,
    smsDelivery: 300,
    testReport: 1_500,
    backgroundStage: 1_500,
  },
};

/** Reads and changes the {@link Settings}. */
export class SettingsStore {
  readonly #journal: Journal;

  /** With `instant: true` (the `--instant` flag) the process starts instant, whatever was set before. */
  constructor(journal: Journal, instant: boolean) {
    this.#journal = journal;
    if (instant) this.#put({ ...this.get(), instant: true });
  }

  /** The settings in force. */
  get(): Settings {
    const kept = this.#journal.rows<Settings>('settings').get('settings');
    // What an older process kept may lack a setting that is newer than it.
    return { ...INITIAL, ...kept, delaysMs: { ...INITIAL.delaysMs, ...kept?.delaysMs } };
  }

  /** Changes what is named and leaves the rest; throws a 422 that names what is wrong, then nothing is changed. */
  change(input: unknown): Settings {
    const body = requireObject(input, 'body');
    const next: Settings = { ...this.get() };
    for (const [field, value] of Object.entries(body)) {
      if (field === 'instant') {
        if (typeof value !== 'boolean') throw invalid(field, 'true or false');
        next.instant = value;
      } else if (field === 'autoAnswer') {
        next.autoAnswer = value === null ? null : readTexts(value);
      } else if (field === 'clockSkewSeconds') {
        if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(field, 'a number');
        next.clockSkewSeconds = value;
      } else if (field === 'webhookRetryWaitsMs') {
        if (!Array.isArray(value) || !value.every(isDuration)) throw invalid(field, 'a list of numbers from 0');
        next.webhookRetryWaitsMs = value;
      } else if (field === 'delaysMs') {
        next.delaysMs = readDelays(next.delaysMs, value);
      } else {
        throw invalid(field, `left out: the settings are ${Object.keys(INITIAL).join(', ')}`);
      }
    }
    return this.#put(next);
  }

  /** Back to how a first start has them. */
  reset(): Settings {
    return this.#put(INITIAL);
  }

  #put(settings: Settings): Settings {
    this.#journal.commit([{ table: 'settings', key: 'settings', value: settings }]);
    return settings;
  }
}

function readTexts(value: unknown): Record<string, string> {
  const texts = requireObject(value, 'autoAnswer');
  for (const [language, text] of Object.entries(texts)) {
    if (typeof text !== 'string') throw invalid(`autoAnswer.${language}`, 'text');
  }
  return texts as Record<string, string>;
}

function readDelays(current: Settings['delaysMs'], value: unknown): Settings['delaysMs'] {
  const next = { ...current };
  for (const [name, delayMs] of Object.entries(requireObject(value, 'delaysMs'))) {
    if (!Object.hasOwn(current, name)) throw invalid(`delaysMs.${name}`, `one of ${Object.keys(current).join(', ')}`);
    if (!isDuration(delayMs)) throw invalid(`delaysMs.${name}`, 'a number from 0');
    next[name as keyof typeof next] = delayMs;
  }
  return next;
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function requireObject(value: unknown, field: string): Record<string, unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid(field, 'an object');
}

function invalid(field: string, expected: string): ApiError {
  return new ApiError(422, 'invalid_request', `${field} must be ${expected}.`, field);
}
