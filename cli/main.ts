import { Command } from 'commander';
import { createRegistry } from '../connectors/registry.ts';
import { listInbox } from '../db/repositories/inbox.ts';
import { listJobs } from '../db/repositories/jobs.ts';
import { migrateUp } from '../db/migrate.ts';
import { bootstrap } from './commands/bootstrap.ts';
import { createKey, listKeys, revokeKey } from './commands/keys.ts';
import { checkProcessFile } from './commands/process-check.ts';
import { extractResume } from './commands/resume-extract.ts';
import { listWebhookDeliveries, redeliver } from './commands/webhooks.ts';
import { withHub } from './open-hub.ts';
import { print, printFailure } from './output.ts';

type Flags = { json?: boolean };
const program = new Command('hub').description('Works with a Throughline hub on its own machine.');
const json = ['--json', 'print JSON'] as const;

program
  .command('migrate')
  .description('bring the database to the newest schema')
  .option(...json)
  .action(async (flags: Flags) => {
    print({ ran: await withHub((hub) => migrateUp(hub.db)) }, flags.json === true);
  });

program
  .command('bootstrap')
  .description('make what a new hub needs; safe to repeat')
  .option(...json)
  .action(async (flags: Flags) => {
    const made = await withHub(bootstrap);
    if (flags.json === true) console.log(JSON.stringify(made));
    else
      console.log(
        made.created
          ? `Administrator: ${made.adminLogin} / ${made.adminPassword} (shown once)`
          : 'Nothing to do: the hub was set up before.',
      );
  });

const resume = program.command('resume').description('résumés');
resume
  .command('extract <file>')
  .description('print the fields of a résumé with their evidence')
  .option(...json)
  .action(async (file: string, flags: Flags) => {
    const found = await extractResume(file);
    if (flags.json === true) print(found, true);
    else
      for (const [name, value] of Object.entries(found))
        if (!['evidence', 'reasons'].includes(name)) console.log(`${name.padEnd(16)}${JSON.stringify(value)}`);
  });

const process_ = program.command('process').description('hiring processes');
process_
  .command('check <file>')
  .description('check a process file; exit code 1 when it has errors')
  .option(...json)
  .action((file: string, flags: Flags) => {
    const findings = checkProcessFile(file);
    if (flags.json === true) print(findings, true);
    else for (const f of findings) console.log(`${f.severity} ${f.code} at ${f.path || '/'}: ${f.message}`);
    if (findings.some((f) => f.severity === 'error')) process.exitCode = 1;
    else if (flags.json !== true) console.log('The process is sound.');
  });

const connector = program.command('connector').description('vendor connectors');
connector
  .command('list')
  .option(...json)
  .action((flags: Flags) => {
    const registry = createRegistry();
    const rows = registry
      .list()
      .map((c) => registry.describe(c))
      .map(({ id, vendor, kinds, verified }) => ({ id, vendor, kinds, verified }));
    print(flags.json === true ? rows : rows.map((r) => ({ ...r, kinds: r.kinds.join(', ') })), flags.json === true);
  });

const keys = program.command('keys').description('API keys');
keys
  .command('create')
  .requiredOption('--role <role>', 'administrator, hr, recruiter, business, interviewer, it or auditor')
  .option('--name <name>', 'what the key is for', 'made by the CLI')
  .option('--department <id>', 'limits the key to one department')
  .option(...json)
  .action(async (flags: Flags & { role: string; name: string; department?: string }) => {
    const made = await withHub((hub) =>
      createKey(hub, { name: flags.name, role: flags.role, departmentId: flags.department }),
    );
    if (flags.json === true) print(made, true);
    else console.log(`${made.key}\n(role ${made.role}; shown once)`);
  });

keys
  .command('list')
  .option(...json)
  .action(async (flags: Flags) => {
    print(await withHub(listKeys), flags.json === true);
  });
keys
  .command('revoke <id>')
  .description('make a key useless at once')
  .option(...json)
  .action(async (id: string, flags: Flags) => {
    await withHub((hub) => revokeKey(hub, id));
    print({ revoked: id }, flags.json === true);
  });

const job = program.command('job').description('jobs');
job
  .command('list')
  .option(...json)
  .action(async (flags: Flags) => {
    const { items } = await withHub((hub) => listJobs(hub.db.knex, { limit: 200 }));
    print(
      items.map(({ id, code, status, departmentId }) => ({ id, code, status, departmentId })),
      flags.json === true,
    );
  });

const inbox = program.command('inbox').description('events received from vendors');
inbox
  .command('list')
  .option('--outcome <outcome>', 'pending, unmatched, applied or ignored')
  .option(...json)
  .action(async (flags: Flags & { outcome?: 'pending' | 'unmatched' | 'applied' | 'ignored' }) => {
    const { items } = await withHub((hub) => listInbox(hub.db.knex, { limit: 200, outcome: flags.outcome }));
    print(items, flags.json === true);
  });

const webhook = program.command('webhook').description('what subscribers are told');
webhook
  .command('list')
  .option('--status <status>', 'pending, delivered or failed')
  .option(...json)
  .action(async (flags: Flags & { status?: 'pending' | 'delivered' | 'failed' }) => {
    print(await withHub((hub) => listWebhookDeliveries(hub, flags.status)), flags.json === true);
  });
webhook
  .command('redeliver [ids...]')
  .description('send deliveries again: those named, or the newest 200 that failed')
  .option(...json)
  .action(async (ids: string[], flags: Flags) => {
    print(await withHub((hub) => redeliver(hub, ids)), flags.json === true);
  });

try {
  await program.parseAsync();
} catch (error) {
  printFailure(error, process.argv.includes('--json'));
  process.exitCode = 1;
}
