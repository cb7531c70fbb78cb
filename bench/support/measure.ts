import { readFileSync } from 'node:fs';

/** Writes one figure of a bench as its JSON line; `aim` is what it should reach. */
export type Print = (metric: string, value: number, unit: string, aim?: string) => void;

export function createPrinter(bench: string): Print {
  return (metric, value, unit, aim) =>
    console.log(JSON.stringify({ bench, metric, value: Number(value.toFixed(3)), unit, aim: aim ?? null }));
}

/** Runs `work` for 0 … count − 1, `lanes` at a time. */
export async function inLanes(lanes: number, count: number, work: (index: number) => Promise<void>): Promise<void> {
  let nextIndex = 0;
  const lane = async (): Promise<void> => {
    while (nextIndex < count) await work(nextIndex++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

type Pids = Record<string, number | undefined>;

/** User and system time of each process so far, and of the bench itself; Linux counts it in hundredths of a second. */
export function cpuMsByProcess(pids: Pids): Record<string, number> {
  const cpuMs = (pid: number | undefined): number => {
    const fields = readFileSync(`/proc/${pid ?? 'self'}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  };
  return {
    ...Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuMs(pid)])),
    bench: cpuMs(process.pid),
  };
}

/** Resident memory of a process, in MiB. */
export function rssMiB(pid: number | undefined): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8'));
  return Number(match?.[1] ?? 0) / 1024;
}
