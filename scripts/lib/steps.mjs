/**
 * @file What a person sees while a script works: one line for each step, with the time it took.
 * Plain JavaScript without dependencies: it runs on Node 20, before anything is installed.
 */

/** Thrown for what the person at the keyboard can put right; scripts print the sentence without a stack. */
export class SetupError extends Error {
  /** @param {string} message a sentence that says what to do */
  constructor(message) {
    super(message);
    this.name = 'SetupError';
  }
}

/**
 * Milliseconds as a person reads them: `0.4 s`, `42.1 s`, `2 min 31 s`.
 * @param {number} ms
 * @returns {string}
 */
export function formatElapsed(ms) {
  if (ms < 100_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Runs one step and prints how long it took. A step longer than a second is announced when it starts, and a long one
 * says every `heartbeatMs` that it still works, so that a log without a terminal never looks hung.
 * @template T
 * @param {string} label what is being done, e.g. `Installing dependencies`
 * @param {(note: (text: string) => void) => Promise<T> | T} work gets `note`, which adds a word to the closing line
 * @param {{ heartbeatMs?: number, write?: (line: string) => void }} [options]
 * @returns {Promise<T>} what the work returned; its error passes through
 */
export async function step(label, work, { heartbeatMs = 15_000, write = writeLine } = {}) {
  const startedMs = Date.now();
  let noted = '';
  const announce = setTimeout(() => write(`${label} …`), 1000);
  const heartbeat = setInterval(
    () => write(`  … still working, ${formatElapsed(Date.now() - startedMs)}`),
    heartbeatMs,
  );
  try {
    const result = await work((text) => (noted = `: ${text}`));
    write(`${label} … ${formatElapsed(Date.now() - startedMs)}${noted}`);
    return result;
  } catch (error) {
    write(`${label} … failed after ${formatElapsed(Date.now() - startedMs)}`);
    throw error;
  } finally {
    clearTimeout(announce);
    clearInterval(heartbeat);
  }
}

/** @param {string} line */
export function writeLine(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a script's main function: a `SetupError` is printed as its sentence, anything else with its stack; both exit 1.
 * @param {() => Promise<number | void>} main its number is the exit code
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  // A closed pipe (`npm start | head`) must not take the supervisor down with it.
  process.stdout.on('error', () => {
    /* nobody reads any more; the work goes on */
  });
  stopWithParent();
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(
      error instanceof SetupError
        ? `\n${error.message}\n`
        : `\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}

/** Ends this process as SIGTERM would when npm, or the shell npm put in between, is gone: npm does not pass every signal on. */
function stopWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  timer.unref();
}
