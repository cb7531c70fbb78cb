import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SealError } from '../security/sealing.ts';
import { openTestDatabase } from '../test/support/databases.ts';
import { createTestVault } from '../test/support/records.ts';
import { createFileStore } from './file-store.ts';
import { findKnownFileRefs } from './repositories/resumes.ts';

const { key } = createTestVault().newDataKey('c1', 'k1');
const later = new Date(Date.now() + 60_000);
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hub_files_'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the file store', () => {
  it('gives back the bytes it wrote, and keeps none of them in the open', async () => {
    const store = createFileStore(dataDir);
    const bytes = Buffer.from('CANARY résumé'.repeat(1_000));
    const ref = await store.write(key, 'file-1', bytes);
    expect(await store.read(key, ref)).toEqual(bytes);
    expect(readdirSync(join(dataDir, 'files'))).toEqual(['file-1']);
    expect(readFileSync(join(dataDir, 'files', 'file-1')).includes('CANARY')).toBe(false);
    expect(statSync(join(dataDir, 'files', 'file-1')).mode & 0o777).toBe(0o600);
  });

  it('refuses a file that was changed or swapped for another', async () => {
    const store = createFileStore(dataDir);
    await store.write(key, 'file-1', Buffer.from('one'));
    await store.write(key, 'file-2', Buffer.from('two'));
    writeFileSync(join(dataDir, 'files', 'file-1'), readFileSync(join(dataDir, 'files', 'file-2')));
    await expect(store.read(key, 'file-1')).rejects.toThrow(SealError);
  });

  it.each(['../secret', 'a/b', '.hidden', '', 'x'.repeat(65)])('refuses the reference %j', async (ref) => {
    const store = createFileStore(dataDir);
    await expect(store.write(key, ref, Buffer.from('x'))).rejects.toThrow('not a file reference');
    await expect(store.remove(ref)).rejects.toThrow('not a file reference');
  });

  it('sweeps only old files that no row names, temporary ones included', async () => {
    const store = createFileStore(dataDir);
    for (const id of ['kept', 'orphan']) await store.write(key, id, Buffer.from(id));
    writeFileSync(join(dataDir, 'files', '.half.tmp'), 'half');
    expect(await store.sweep(async () => new Set(), new Date(0))).toEqual([]);
    expect((await store.sweep(async () => new Set(['kept']), later)).sort()).toEqual(['.half.tmp', 'orphan']);
    expect(readdirSync(join(dataDir, 'files'))).toEqual(['kept']);
    expect(await createFileStore(join(dataDir, 'nowhere')).sweep(async () => new Set(), later)).toEqual([]);
  });

  it('leaves no row when the process is killed between the file and the commit; the file is swept', async () => {
    const db = await openTestDatabase('sqlite');
    try {
      const script = fileURLToPath(new URL('../test/support/write-resume-and-die.ts', import.meta.url));
      const child = spawn(process.execPath, [script, db.url, dataDir], { stdio: 'inherit' });
      const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
      expect(signal).toBe('SIGKILL');
      expect(await db.knex('resumes')).toEqual([]);
      expect(readdirSync(join(dataDir, 'files'))).toEqual(['resume-1']);
      const store = createFileStore(dataDir);
      expect(await store.sweep((refs) => findKnownFileRefs(db.knex, refs), later)).toEqual(['resume-1']);
    } finally {
      await db.close();
    }
  });
});
