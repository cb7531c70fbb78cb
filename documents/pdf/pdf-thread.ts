import { parentPort } from 'node:worker_threads';
import { HubError } from '../../domain/errors.ts';
import { drawLetter } from '../letters/draw-letter.ts';
import { drawEvaluationSheet } from '../reports/draw-evaluation-sheet.ts';
import { drawReport } from '../reports/draw-report.ts';
import type { PdfAnswer, PdfJob } from './pdf-pool.ts';
import type { RenderedPdf } from './pdf-types.ts';

function draw(job: PdfJob): Promise<RenderedPdf> {
  if (job.kind === 'letter') return drawLetter(job.letter, job.now);
  if (job.kind === 'report') return drawReport(job.input, job.language, job.now);
  return drawEvaluationSheet(job.input, job.language, job.now);
}

/** The thread's side of `drawPdf`: one job in, one answer out. */
async function answerJob(job: PdfJob): Promise<PdfAnswer> {
  try {
    return { pdf: await draw(job) };
  } catch (error) {
    if (error instanceof HubError) return { failure: { code: error.code, detail: error.detail, path: error.path } };
    // Anything else is our fault and must be seen.
    throw error;
  }
}

parentPort?.on('message', (job: PdfJob) => {
  void answerJob(job).then((answer) => parentPort?.postMessage(answer));
});
