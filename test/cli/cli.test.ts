import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(path.join(tmpdir(), 'hub_cli_'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs the CLI on a hub of its own. */
async function hub(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env['PATH'], HUB_DATA_DIR: dataDir, HUB_LOG_LEVEL: 'silent' };
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(root, 'cli/main.ts'), ...args], { env, cwd: dataDir }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}
const json = async (...args: string[]): Promise<unknown> => {
  const { code, out, err } = await hub(...args, '--json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
};
const file = (name: string, text: string): string => {
  const address = path.join(dataDir, name);
  writeFileSync(address, text);
  return address;
};

describe('the CLI', () => {
  it('makes what a new hub needs once, and the password is told once', async () => {
    const first = (await json('bootstrap')) as { adminLogin: string; adminPassword: string };
    expect(first).toMatchObject({ adminLogin: 'admin', created: true });
    expect(first.adminPassword.length).toBeGreaterThanOrEqual(16);
    expect(await json('bootstrap')).toEqual({ adminLogin: 'admin', adminPassword: null, created: false });
  });
  it('makes, lists and revokes keys, which are shown once', async () => {
    const made = (await json('keys', 'create', '--role', 'hr', '--name', 'CRM')) as { id: string; key: string };
    expect(made.key).toMatch(/^tl_/);
    const list = (await json('keys', 'list')) as { id: string; name: string; revokedAt: string | null }[];
    expect(list).toMatchObject([{ id: made.id, name: 'CRM', role: 'hr', revokedAt: null }]);
    expect(JSON.stringify(list)).not.toContain(made.key);
    await json('keys', 'revoke', made.id);
    expect(((await json('keys', 'list')) as typeof list)[0]?.revokedAt).not.toBeNull();
  });
  it('says what is wrong on the error stream, with a code and exit code 1', async () => {
    const role = await hub('keys', 'create', '--role', 'root', '--json');
    expect(role.code).toBe(1);
    expect(JSON.parse(role.err)).toMatchObject({ code: 'validation_failed', path: '/role' });
    const department = await hub('keys', 'create', '--role', 'business', '--department', 'none');
    expect([department.code, department.err]).toEqual([1, expect.stringContaining('reference_unknown') as string]);
  });
  it('lists connectors with how far each is verified', async () => {
    const list = (await json('connector', 'list')) as { id: string }[];
    expect(list.map(({ id }) => id)).toContain('clearvoice');
    for (const connector of list)
      expect(Object.keys(connector).toSorted()).toEqual(['id', 'kinds', 'vendor', 'verified']);
  });
  it('checks a process file, with a place for each fault', async () => {
    expect(await json('process', 'check', path.join(root, 'templates/processes/first.yaml'))).toEqual([]);
    const bad = await hub(
      'process',
      'check',
      file('bad.yaml', 'processId: bad\nname: { en: x }\nstages: []\n'),
      '--json',
    );
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject([{ severity: 'error', path: '/stages' }]);
    const broken = await hub('process', 'check', file('broken.yaml', 'a: [1, 2'), '--json');
    expect(JSON.parse(broken.err)).toMatchObject({ code: 'process_invalid' });
  });
  it('reads a résumé, and says why it cannot', async () => {
    const read = (await json(
      'resume',
      'extract',
      file('cv.txt', '李娜\n邮箱：li.na@example.com\n电话：139 1234 5678\n'),
    )) as object;
    expect(read).toMatchObject({
      formattedName: '李娜',
      emails: ['li.na@example.com'],
      phones: ['+8613912345678'],
      highestDegree: null,
    });
    const empty = await hub('resume', 'extract', file('empty.pdf', ''), '--json');
    expect([empty.code, JSON.parse(empty.err)]).toMatchObject([1, { code: 'resume_empty' }]);
  });
  it('lists what came in and what was sent, and sends again', async () => {
    expect(await json('inbox', 'list')).toEqual([]);
    expect(await json('webhook', 'list', '--status', 'failed')).toEqual([]);
    expect(await json('webhook', 'redeliver')).toEqual({ redelivered: 0 });
    expect((await hub('webhook', 'redeliver', 'none')).err).toContain('not_found');
  });
});
