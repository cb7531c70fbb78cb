import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'journal-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (compactAtBytes?: number): Journal =>
  new Journal({ directory, name: 'x', ...(compactAtBytes === undefined ? {} : { compactAtBytes }) });
const put = (key: string, value: unknown) => ({ table: 't', key, value });

describe('journal', () => {
  it('finds every commit again without having been closed', () => {
    const first = open();
    first.commit([put('a', 1), put('b', { text: '候选人' })]);
    first.commit([put('a', null), put('c', 'x')]);
    expect([...open().rows('t')]).toEqual([
      ['b', { text: '候选人' }],
      ['c', 'x'],
    ]);
  });

  it('drops a last line that was cut off, and goes on writing after it', () => {
    open().commit([put('a', 1)]);
    appendFileSync(join(directory, 'x.journal'), '{"s":2,"c":[["t","b"');
    const second = open();
    expect([...second.rows('t')]).toEqual([['a', 1]]);
    second.commit([put('c', 3)]);
    expect([...open().rows('t')]).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
  });

  it('refuses a journal that is damaged in the middle and names the line', () => {
    const first = open();
    first.commit([put('a', 1)]);
    first.commit([put('b', 2)]);
    const path = join(directory, 'x.journal');
    writeFileSync(path, readFileSync(path, 'utf8').replace('{"s":1', '{"s":#'));
    expect(() => open()).toThrow(/damaged at line 1/);
  });

  it('takes a snapshot when the journal has grown, and loses nothing by it', () => {
    const first = open(2_000);
    for (let i = 0; i < 500; i += 1) first.commit([put(`k${i % 50}`, { i })]);
    expect(statSync(join(directory, 'x.journal')).size).toBeLessThan(10_000);
    const second = open();
    expect(second.rows('t').size).toBe(50);
    expect(second.rows('t').get('k49')).toEqual({ i: 499 });
  });

  it('is right when it was killed between writing the snapshot and emptying the journal', () => {
    const first = open();
    first.commit([put('a', 1)]);
    first.commit([put('a', 2)]);
    const journal = readFileSync(join(directory, 'x.journal'));
    first.commit([put('a', null), put('b', 3)]);
    first.compact();
    writeFileSync(join(directory, 'x.journal'), journal);
    expect([...open().rows('t')]).toEqual([['b', 3]]);
  });

  it('forgets everything on clear except what is written with it', () => {
    const first = open();
    first.commit([put('a', 1)]);
    first.clear([{ table: 'meta', key: 'n', value: 7 }]);
    const second = open();
    expect(second.rows('t').size).toBe(0);
    expect(second.rows('meta').get('n')).toBe(7);
  });

  it('keeps its files from other users', () => {
    const first = open();
    first.commit([put('a', 1)]);
    first.compact();
    for (const name of ['x.json', 'x.journal']) expect(statSync(join(directory, name)).mode & 0o077).toBe(0);
  });
});
