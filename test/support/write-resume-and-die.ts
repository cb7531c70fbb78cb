// Writes a résumé's file and its row, and is killed before the row commits.
import { openDatabase } from '../../db/connection.ts';
import { createFileStore } from '../../db/file-store.ts';
import { insertResume } from '../../db/repositories/resumes.ts';
import { createTestVault, instant } from './records.ts';

const [url = '', dataDir = ''] = process.argv.slice(2);
const { key } = createTestVault().newDataKey('candidate-1', 'key-1');
const db = await openDatabase(url);
const fileRef = await createFileStore(dataDir).write(key, 'resume-1', Buffer.from('bytes'));
await db.transaction(async (tx) => {
  await insertResume(tx, key, {
    id: 'resume-1',
    candidateId: 'candidate-1',
    applicationId: null,
    format: 'text',
    sizeBytes: 5,
    fileName: null,
    fields: {},
    text: 'bytes',
    fileRef,
    receivedAt: instant(),
  });
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
});
