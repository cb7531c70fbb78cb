import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** One row written (or, with `value: null`, deleted) as part of a commit. Values are never changed in place afterwards. */
export interface Change {
  table: string;
  key: string;
  value: unknown;
}

/** How a journal is opened: `directory` is created when missing, `name` gives `<name>.json` and `<name>.journal`. */
export interface JournalOptions {
  directory: string;
  name: string;
  /** Also fsync each commit, so that a power cut loses nothing; off by default (a killed process loses nothing either way). */
  fsync?: boolean;
  /** Size in bytes of the journal from which a snapshot is taken; default 16 MiB. */
  compactAtBytes?: number;
}

interface JournalLine {
  s: number;
  c: [table: string, key: string, value: unknown][];
}

/**
 * The durable tables of one system: every commit is one line appended to a journal before it is answered, and now and then the
 * whole is written as a snapshot (`<name>.json`, replaced by rename). A line cut off by a kill was never answered and is dropped.
 */
export class Journal {
  readonly #tables = new Map<string, Map<string, unknown>>();
  readonly #snapshotPath: string;
  readonly #options: JournalOptions;
  readonly #fd: number;
  #seq = 0;
  #journalBytes = 0;
  #snapshotBytes = 0;

  /** Opens (or makes) the files and reads them back; throws with the line number when a line in the middle is damaged. */
  constructor(options: JournalOptions) {
    this.#options = options;
    mkdirSync(options.directory, { recursive: true, mode: 0o700 });
    this.#snapshotPath = join(options.directory, `${options.name}.json`);
    const journalPath = join(options.directory, `${options.name}.journal`);
    this.#readSnapshot();
    const goodBytes = this.#readJournal(journalPath);
    this.#fd = openSync(journalPath, 'a', 0o600);
    ftruncateSync(this.#fd, goodBytes);
    this.#journalBytes = goodBytes;
  }

  /** The rows of one table by key, in the order they were first written; live, so don't keep it over a `clear`. */
  rows<T>(table: string): ReadonlyMap<string, T> {
    return this.#table(table) as ReadonlyMap<string, T>;
  }

  /** Writes all changes or none of them; when it returns they survive `kill -9`. */
  commit(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.#seq += 1;
    const line: JournalLine = { s: this.#seq, c: changes.map((change) => [change.table, change.key, change.value]) };
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    this.#write(this.#fd, bytes);
    if (this.#options.fsync) fsyncSync(this.#fd);
    this.#journalBytes += bytes.length;
    for (const change of changes) this.#apply(change.table, change.key, change.value);
    // Waiting for the journal to outgrow the snapshot keeps the cost of snapshots in proportion to what was written.
    if (this.#journalBytes > Math.max(this.#options.compactAtBytes ?? 16 * 1024 * 1024, 2 * this.#snapshotBytes)) {
      this.compact();
    }
  }

  /** Empties every table, then writes `changes`, as one step. */
  clear(changes: readonly Change[] = []): void {
    this.#tables.clear();
    for (const change of changes) this.#apply(change.table, change.key, change.value);
    this.#seq += 1;
    this.compact();
  }

  /** Writes a snapshot and empties the journal; a kill between the two is harmless, since lines are numbered. */
  compact(): void {
    const temporaryPath = `${this.#snapshotPath}.tmp`;
    const fd = openSync(temporaryPath, 'w', 0o600);
    let bytes = this.#write(fd, Buffer.from(`{"seq":${this.#seq},"tables":{`));
    let firstTable = true;
    for (const [name, rows] of this.#tables) {
      bytes += this.#write(fd, Buffer.from(`${firstTable ? '' : ','}\n${JSON.stringify(name)}:{`));
      firstTable = false;
      let firstRow = true;
      for (const [key, value] of rows) {
        const row = `${firstRow ? '' : ','}\n${JSON.stringify(key)}:${JSON.stringify(value)}`;
        bytes += this.#write(fd, Buffer.from(row));
        firstRow = false;
      }
      bytes += this.#write(fd, Buffer.from('}'));
    }
    bytes += this.#write(fd, Buffer.from('}}\n'));
    fsyncSync(fd);
    closeSync(fd);
    renameSync(temporaryPath, this.#snapshotPath);
    const directoryFd = openSync(dirname(this.#snapshotPath), 'r');
    fsyncSync(directoryFd);
    closeSync(directoryFd);
    ftruncateSync(this.#fd, 0);
    this.#journalBytes = 0;
    this.#snapshotBytes = bytes;
  }

  /** Takes a last snapshot and closes the files. */
  close(): void {
    this.compact();
    closeSync(this.#fd);
  }

  #table(name: string): Map<string, unknown> {
    let rows = this.#tables.get(name);
    if (!rows) this.#tables.set(name, (rows = new Map<string, unknown>()));
    return rows;
  }

  #apply(table: string, key: string, value: unknown): void {
    if (value === null || value === undefined) this.#table(table).delete(key);
    else this.#table(table).set(key, value);
  }

  #write(fd: number, bytes: Buffer): number {
    let written = 0;
    while (written < bytes.length) written += writeSync(fd, bytes, written);
    return written;
  }

  #readSnapshot(): void {
    if (!existsSync(this.#snapshotPath)) return;
    const text = readFileSync(this.#snapshotPath, 'utf8');
    this.#snapshotBytes = text.length;
    const snapshot = JSON.parse(text) as { seq: number; tables: Record<string, Record<string, unknown>> };
    this.#seq = snapshot.seq;
    for (const [table, rows] of Object.entries(snapshot.tables)) {
      for (const [key, value] of Object.entries(rows)) this.#apply(table, key, value);
    }
  }

  /** Applies the journal's lines and returns how many bytes of it are whole. */
  #readJournal(path: string): number {
    if (!existsSync(path)) return 0;
    const bytes = readFileSync(path);
    let start = 0;
    let lineNumber = 0;
    for (;;) {
      const end = bytes.indexOf(0x0a, start);
      if (end === -1) return start;
      lineNumber += 1;
      let line: JournalLine;
      try {
        line = JSON.parse(bytes.toString('utf8', start, end)) as JournalLine;
      } catch (error) {
        throw new Error(`${path} is damaged at line ${lineNumber}; move it away or restore it from a backup`, {
          cause: error,
        });
      }
      if (line.s > this.#seq) {
        this.#seq = line.s;
        for (const [table, key, value] of line.c) this.#apply(table, key, value);
      }
      start = end + 1;
    }
  }
}
