import { parentPort } from 'node:worker_threads';
import { readResumeHere } from './read-resume-here.ts';
import type { ReaderAnswer, ReaderJob } from './reader-pool.ts';
import { ResumeError } from './resume-error.ts';

/** The thread's side of `runInReader`: one job in, one answer out. */
async function answerJob(job: ReaderJob): Promise<ReaderAnswer> {
  try {
    return { reading: await readResumeHere(job.file, job.now, job.limits) };
  } catch (error) {
    if (error instanceof ResumeError)
      return { failure: { code: error.code, message: error.message, path: error.path } };
    // What a parser throws beside its own errors comes from a file that is not as it should be; anything else is ours and must be seen.
    throw error;
  }
}

parentPort?.on('message', (job: ReaderJob) => {
  void answerJob(job).then((answer) => parentPort?.postMessage(answer));
});
