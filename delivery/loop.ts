/** Something that runs again and again until it is stopped. */
export interface Loop {
  /** Runs it now, or once more right after the run under way. */
  wake(): void;
  /** Waits for the run under way; nothing runs after it. Safe to repeat. */
  stop(): Promise<void>;
}

/**
 * Runs `work` at once and then `everyMs` after each run ended, one run at a time. A run that throws is reported and the
 * next one comes as usual; a run that answers `again` is followed at once.
 */
export function startLoop(
  everyMs: number,
  work: () => Promise<'again' | 'wait'>,
  onError: (error: unknown) => void,
): Loop {
  let stopped = false;
  let woken = false;
  let endWait: () => void = () => undefined;
  const mayWait = (): boolean => !stopped && !woken;

  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const next = await work().catch((error: unknown) => {
        onError(error);
        return 'wait' as const;
      });
      if (next === 'wait' && mayWait()) await wait();
    }
  };
  const finished = run();

  return {
    wake() {
      woken = true;
      endWait();
    },
    async stop() {
      stopped = true;
      endWait();
      await finished;
    },
  };
}
