import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import type { Target } from '../bare-journey/activities.ts';
import type { Step, Turn } from '../bare-journey/steps.ts';

type Asked = { id: string; turn: Turn };
/** What a turn's person does; a turn is answered by a signal of its own name where nothing else is said. */
const acts: Partial<Record<Turn, string[]>> = { materials: ['material1', 'material2'] };

/** The bare side: its process, and the people who act when their turn comes. */
export class BareJourney {
  readonly pid: number | undefined;
  private readonly child: ChildProcess;
  private readonly temporal: Client;

  private constructor(child: ChildProcess, temporal: Client) {
    this.child = child;
    this.pid = child.pid;
    this.temporal = temporal;
  }

  static async open(
    temporal: Client,
    options: Target & { temporalAddress: string; port: number },
  ): Promise<BareJourney> {
    const worker = fileURLToPath(new URL('../bare-journey/worker.ts', import.meta.url));
    const child = fork(worker, [JSON.stringify(options)]);
    const journey = new BareJourney(child, temporal);
    await new Promise((ready, failed) => child.once('message', ready).once('exit', failed));
    child.on('message', (asked: Asked) => void journey.act(asked));
    return journey;
  }

  /** Makes the effects `made` as one workflow; ends when all of them are made. */
  async walk(id: string, made: readonly Step[]): Promise<void> {
    await this.temporal.workflow.execute('bareJourney', {
      taskQueue: 'bare-journey',
      workflowId: id,
      args: [id, made],
    });
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }

  private async act({ id, turn }: Asked): Promise<void> {
    for (const act of acts[turn] ?? [turn]) await this.temporal.workflow.getHandle(id).signal('heard', act);
  }
}
