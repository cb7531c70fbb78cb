import { Worker } from 'node:worker_threads';
import type { ReadResumeOptions, ResumeFile } from './read-resume.ts';
import { ResumeError } from './resume-error.ts';
import type { ResumeErrorCode } from './resume-error.ts';
import type { ResumeLimits } from './resume-limits.ts';
import type { ResumeReading } from './resume-types.ts';

/** One file to read, as it is sent to a reader thread. */
export interface ReaderJob {
  file: ResumeFile;
  now: NonNullable<ReadResumeOptions['now']>;
  limits: ResumeLimits;
}

/** What a reader thread answers. */
export type ReaderAnswer =
  { reading: ResumeReading } | { failure: { code: ResumeErrorCode; message: string; path: string } };

const maxReaders = 2;
const idleMs = 10_000;
/** A fresh thread now and then gives back what libraries keep. */
const maxJobsPerReader = 200;

interface Reader {
  worker: Worker;
  memoryMiB: number;
  jobs: number;
  idleTimer?: NodeJS.Timeout;
}

const idleReaders: Reader[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

function startReader(memoryMiB: number): Reader {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    // The thread gets no environment and none of the parent's flags: it needs neither.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  worker.unref();
  // A thread that dies while idle is only replaced; while busy, `runOnce` hears it too.
  worker.on('error', () => undefined);
  return { worker, memoryMiB, jobs: 0 };
}

function takeReader(memoryMiB: number): Reader {
  const at = idleReaders.findIndex((reader) => reader.memoryMiB === memoryMiB);
  const reader = at >= 0 ? idleReaders.splice(at, 1)[0] : undefined;
  if (reader === undefined) return startReader(memoryMiB);
  clearTimeout(reader.idleTimer);
  return reader;
}

function giveBack(reader: Reader): void {
  if (reader.jobs >= maxJobsPerReader || idleReaders.length >= maxReaders) {
    void reader.worker.terminate();
    return;
  }
  reader.worker.unref();
  reader.idleTimer = setTimeout(() => {
    idleReaders.splice(idleReaders.indexOf(reader), 1);
    void reader.worker.terminate();
  }, idleMs);
  reader.idleTimer.unref();
  idleReaders.push(reader);
}

/** Runs one job in a reader thread, at most two at a time; further jobs wait their turn. Throws `ResumeError`. */
export async function runInReader(job: ReaderJob): Promise<ResumeReading> {
  if (busy >= maxReaders) await new Promise<void>((resolve) => waiting.push(resolve));
  busy++;
  try {
    const reader = takeReader(job.limits.memoryMiB);
    reader.jobs++;
    reader.worker.ref();
    let answer: ReaderAnswer;
    try {
      answer = await runOnce(reader.worker, job);
    } catch (error) {
      void reader.worker.terminate();
      throw error;
    }
    giveBack(reader);
    if ('reading' in answer) return answer.reading;
    throw new ResumeError(answer.failure.code, answer.failure.message, answer.failure.path);
  } finally {
    busy--;
    waiting.shift()?.();
  }
}

function runOnce(worker: Worker, job: ReaderJob): Promise<ReaderAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const tooMuch = (): ResumeError =>
      new ResumeError(
        'resume_zip_bomb',
        'The file unpacks to more than is safe and was let go. Make the résumé anew and send that.',
      );
    const onMessage = (answer: ReaderAnswer): void => settle(() => resolve(answer));
    const onError = (error: Error): void =>
      settle(() => {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === 'ERR_WORKER_OUT_OF_MEMORY') reject(tooMuch());
        else reject(error);
      });
    const onExit = (): void => settle(() => reject(tooMuch()));
    const timer = setTimeout(() => {
      const message = `The file took more than ${job.limits.timeoutMs / 1000} seconds to read. Send a simpler one: PDF from text, or DOCX.`;
      settle(() => reject(new ResumeError('resume_timeout', message)));
    }, job.limits.timeoutMs);
    // The engine's own limit counts the heap only; unpacked streams live outside it.
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        (statistics) => {
          if (statistics.external_memory > job.limits.memoryMiB * 1024 * 1024) settle(() => reject(tooMuch()));
        },
        // The thread has ended; `exit` or `error` tells why.
        () => undefined,
      );
    }, 100);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
