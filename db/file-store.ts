import { randomBytes } from 'node:crypto';
import { mkdir, open as openFile, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { aadOf, openBytes, sealBytes } from '../security/sealing.ts';
import type { DataKey } from '../security/sealing.ts';

/** Sealed files beside the database; a row names one by its reference. */
export interface FileStore {
  /**
   * Writes bytes sealed under a key and answers with the reference, once they are on the disk. Do it before the row that
   * names it commits: a crash between leaves a file without a row, which the sweep removes.
   */
  write(key: DataKey, id: string, bytes: Uint8Array): Promise<string>;
  /** The bytes of a reference. Throws SealError when they were changed, and the system's error when there is no file. */
  read(key: DataKey, fileRef: string): Promise<Buffer>;
  /** Removes a file; safe to repeat. */
  remove(fileRef: string): Promise<void>;
  /** Removes files last written before `olderThan` that no row names; answers with their references. */
  sweep(findKnown: (fileRefs: string[]) => Promise<Set<string>>, olderThan: Date): Promise<string[]>;
}

const refPattern = /^[A-Za-z0-9_-]{1,64}$/;
const sweepBatch = 200;

/** Opens the store at `<dataDir>/files`, made with mode 0700 when it is missing. */
export function createFileStore(dataDir: string): FileStore {
  const folder = join(dataDir, 'files');
  const pathOf = (fileRef: string) => {
    // A reference is never a path: nothing above the folder can be named.
    if (!refPattern.test(fileRef)) throw new Error('not a file reference');
    return join(folder, fileRef);
  };
  const aad = (fileRef: string) => aadOf('files', 'bytes', fileRef);

  return {
    async write(key, id, bytes) {
      const path = pathOf(id);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const temporary = join(folder, `.${id}.${randomBytes(6).toString('hex')}.tmp`);
      const file = await openFile(temporary, 'wx', 0o600);
      try {
        await file.writeFile(sealBytes(key, aad(id), bytes));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await syncFolder(folder);
      return id;
    },
    async read(key, fileRef) {
      return openBytes(key, aad(fileRef), await readFile(pathOf(fileRef)));
    },
    async remove(fileRef) {
      await rm(pathOf(fileRef), { force: true });
    },
    async sweep(findKnown, olderThan) {
      const removed: string[] = [];
      const old: string[] = [];
      for (const name of await listFolder(folder)) {
        const info = await stat(join(folder, name)).catch(ignoreMissing);
        if (info && info.mtime < olderThan) old.push(name);
      }
      for (let start = 0; start < old.length; start += sweepBatch) {
        const batch = old.slice(start, start + sweepBatch);
        const known = await findKnown(batch.filter((name) => refPattern.test(name)));
        for (const name of batch.filter((each) => !known.has(each))) {
          await rm(join(folder, name), { force: true });
          removed.push(name);
        }
      }
      return removed;
    },
  };
}

/** The rename itself is durable only when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await openFile(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function listFolder(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? [];
}

function ignoreMissing(error: unknown): undefined {
  if ((error as { code?: unknown } | null)?.code === 'ENOENT') return undefined;
  throw error;
}
