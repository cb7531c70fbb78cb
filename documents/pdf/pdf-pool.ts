import { Worker } from 'node:worker_threads';
import { errorCatalogue, HubError } from '../../domain/errors.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { FilledLetter } from '../../domain/letters/fill-letter.ts';
import type { EvaluationSheetInput, ReportInput } from '../reports/report-input.ts';
import { pdfLimits } from './pdf-types.ts';
import type { RenderedPdf } from './pdf-types.ts';

/** One document to draw, as it is sent to a thread. `now` is ISO 8601. */
export type PdfJob = { language: 'zh' | 'en'; now: string } & (
  | { kind: 'letter'; letter: FilledLetter }
  | { kind: 'report'; input: ReportInput }
  | { kind: 'evaluationSheet'; input: EvaluationSheetInput }
);

/** What a thread answers. */
export type PdfAnswer = { pdf: RenderedPdf } | { failure: { code: string; detail: string; path: string | undefined } };

const maxThreads = 2;
/** Opening the fonts anew takes longer than a hundred letters: a thread is kept for the next burst. */
const idleMs = 60_000;
/** The fonts keep every glyph they were asked for; a fresh thread gives the memory back. */
const maxJobsPerThread = 2_000;

type Thread = { worker: Worker; jobs: number; idleTimer?: NodeJS.Timeout };

const idle: Thread[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

function start(): Thread {
  const worker = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
    // The thread gets no environment and none of the parent's flags: it needs neither.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
  });
  worker.unref();
  // A thread that dies while idle is only replaced; while busy, `runOnce` hears it too.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    const at = idle.findIndex((thread) => thread.worker === worker);
    if (at >= 0) clearTimeout(idle.splice(at, 1)[0]?.idleTimer);
  });
  return { worker, jobs: 0 };
}

function giveBack(thread: Thread): void {
  if (thread.jobs >= maxJobsPerThread) return void thread.worker.terminate();
  thread.worker.unref();
  thread.idleTimer = setTimeout(() => void thread.worker.terminate(), idleMs);
  thread.idleTimer.unref();
  idle.push(thread);
}

/**
 * Draws a document in a thread of its own, at most two at a time, so that the caller's event loop goes on; further ones wait their turn.
 * Safe to repeat: the same job gives the same bytes. Throws HubError `glyph_missing`, `document_too_long`.
 */
export async function drawPdf(job: PdfJob): Promise<RenderedPdf> {
  if (busy >= maxThreads) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  try {
    const thread = idle.pop() ?? start();
    clearTimeout(thread.idleTimer);
    thread.jobs += 1;
    thread.worker.ref();
    let answer: PdfAnswer;
    try {
      answer = await runOnce(thread.worker, job);
    } catch (error) {
      void thread.worker.terminate();
      throw error;
    }
    giveBack(thread);
    if ('pdf' in answer) return answer.pdf;
    const { code, detail, path } = answer.failure;
    throw new HubError(
      Object.hasOwn(errorCatalogue, code) ? (code as ErrorCode) : 'internal',
      detail,
      path === undefined ? {} : { path },
    );
  } finally {
    // The place goes to whoever waits longest, without being free in between.
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}

const tooLong = (): HubError =>
  new HubError('document_too_long', 'The document took too much time or memory to draw: shorten it and make it again.');

function runOnce(worker: Worker, job: PdfJob): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (answer: PdfAnswer): void => settle(() => resolve(answer));
    const onError = (error: Error): void =>
      settle(() => reject((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : error));
    const onExit = (): void => settle(() => reject(new Error('The drawing thread ended before it answered.')));
    const timer = setTimeout(() => settle(() => reject(tooLong())), pdfLimits.timeoutMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
