import type { Journey } from '../journey.ts';
import type { DemoCandidate } from './candidates.ts';
import { readEvents } from './read-events.ts';
import { fit, LiveLines, paint, type Colour } from './terminal.ts';

type Text = { en: string; zh: string };
type Application = {
  status: string;
  stageId: string | null;
  waitingFor: { kind: string; label: Text }[];
  endedAt: string | null;
};
export type Row = {
  candidate: DemoCandidate;
  applicationId: string | null;
  status: string;
  stageId: string | null;
  waitsFor: string;
  rejectedBy: string | null;
};
export type BoardOptions = {
  hub: Journey;
  candidates: DemoCandidate[];
  stages: { stageId: string; label: Text }[];
  /** The words of the table. */
  language: 'zh' | 'en';
  /** Null where the output is no terminal: then each change is a line. */
  terminal: { columns: number; isColoured: boolean } | null;
  write: (text: string) => void;
};

const endColours: Record<string, Colour> = { hired: 'green', rejected: 'red', withdrawn: 'yellow', expired: 'yellow' };
const endWords: Record<string, Text> = {
  hired: { en: 'hired', zh: '已录用' },
  rejected: { en: 'rejected', zh: '未通过' },
  withdrawn: { en: 'withdrawn', zh: '已撤回' },
  expired: { en: 'expired', zh: '已过期' },
};
const shortestRefreshMs = 400;

/** One row for each candidate, kept true by the hub's stream of events: what changed is asked for, and drawn. */
export class Board {
  readonly rows: Row[];
  private readonly options: BoardOptions;
  private readonly live: LiveLines;
  private readonly changed = new Set<string>();
  private readonly ended = new AbortController();
  private readonly startedMs = Date.now();
  private running: Promise<unknown> = Promise.resolve();

  constructor(options: BoardOptions) {
    this.options = options;
    this.live = new LiveLines(options.write);
    this.rows = options.candidates.map((candidate) => ({
      candidate,
      applicationId: null,
      status: 'waiting',
      stageId: null,
      waitsFor: '',
      rejectedBy: null,
    }));
  }

  /** Listens and draws until `stop`. */
  start(): void {
    const { signal } = this.ended;
    const listening = readEvents(
      this.options.hub,
      ({ type, data }) => {
        if (data.applicationId === undefined) return;
        const row = this.rows.find((each) => each.applicationId === data.applicationId);
        if (row && type === 'application.ended') row.rejectedBy = data.rejectedBy ?? null;
        this.changed.add(data.applicationId);
      },
      signal,
    );
    const drawing = (async () => {
      while (!signal.aborted) {
        await this.refresh();
        await new Promise((done) => setTimeout(done, shortestRefreshMs));
      }
    })();
    this.running = Promise.all([listening, drawing]);
  }

  /** The candidate's application is known from now on. */
  follow(row: Row, applicationId: string): void {
    row.applicationId = applicationId;
    this.changed.add(applicationId);
  }

  /** Looks at everybody a last time. */
  async stop(): Promise<void> {
    this.ended.abort();
    await this.running;
    for (const { applicationId } of this.rows) if (applicationId !== null) this.changed.add(applicationId);
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    for (const row of this.rows) {
      if (row.applicationId === null || !this.changed.delete(row.applicationId)) continue;
      const now = await this.options.hub.get<Application>(`/applications/${row.applicationId}`);
      const before = describe(row);
      row.status = now.status;
      row.stageId = now.stageId ?? row.stageId;
      // A person's part tells most; the calls to other systems go on beside it.
      const main = now.waitingFor.find(({ kind }) => kind !== 'call') ?? now.waitingFor[0];
      row.waitsFor = main?.label[this.options.language] ?? '';
      if (this.options.terminal === null && describe(row) !== before) this.options.write(`${this.toPlainLine(row)}\n`);
    }
    if (this.options.terminal !== null) this.live.draw(this.toLines(this.options.terminal));
  }

  private toPlainLine(row: Row): string {
    const seconds = ((Date.now() - this.startedMs) / 1000).toFixed(1).padStart(6);
    return `${seconds} s  ${fit(row.candidate.name, 16)} ${fit(row.status, 10)} ${fit(this.labelOf(row), 24)} ${row.waitsFor}`.trimEnd();
  }

  private toLines({ columns, isColoured }: { columns: number; isColoured: boolean }): string[] {
    const { stages } = this.options;
    const room = Math.max(10, columns - 16 - stages.length * 2 - 26 - 4);
    const rows = this.rows.map((row) => {
      const at = stages.findIndex(({ stageId }) => stageId === row.stageId);
      const colour = endColours[row.status] ?? 'cyan';
      const bar = stages.map((_, index) => {
        if (row.applicationId === null || index > at) return paint('· ', 'dim', isColoured);
        if (row.status === 'hired' || index < at) return paint('■ ', colour, isColoured);
        return paint(row.status === 'active' || row.status === 'onHold' ? '▶ ' : '✕ ', colour, isColoured);
      });
      const end = endWords[row.status];
      const isOver = end !== undefined;
      const word = isOver ? paint(fit(end[this.options.language], 25), colour, isColoured) : fit(this.labelOf(row), 25);
      return `${fit(row.candidate.name, 15)} ${bar.join('')} ${word} ${fit(isOver ? '' : row.waitsFor, room)}`;
    });
    const seconds = ((Date.now() - this.startedMs) / 1000).toFixed(0);
    return [...rows, paint(`${seconds} s`, 'dim', isColoured)];
  }

  private labelOf({ stageId }: Row): string {
    const stage = this.options.stages.find((each) => each.stageId === stageId);
    return stage?.label[this.options.language] ?? '';
  }
}

function describe({ status, stageId, waitsFor }: Row): string {
  return [status, stageId, waitsFor].join('|');
}
