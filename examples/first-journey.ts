/**
 * Sends one résumé from intake to the end of the process, through the API alone, and prints each step:
 *
 *     node examples/first-journey.ts FILE        (against a hub that `npm start` runs)
 *
 * It plays all three people: the recruiter who takes the application in, the candidate who follows the link in the mail,
 * and the reviewer who decides. Exit code 0 only when the EHR, asked by its own API, shows all of it.
 * HUB_URL (http://127.0.0.1:8700), HUB_API_KEY (made by the CLI when absent) and HUB_DATA_DIR (.hub) tell where the hub is.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Journey } from './journey.ts';

const file = process.argv[2];
if (file === undefined) {
  console.error('Usage: node examples/first-journey.ts RESUME   (PDF, DOCX, text or JSON Resume)');
  process.exit(2);
}

const journey = await Journey.connect();
const say = (step: string, detail = ''): void => console.log(`${step.padEnd(34)} ${detail}`);

const job = await journey.openJob();
say('Job is open', `${job.code} (${job.id})`);

const application = await journey.apply(job.id, readFileSync(file), path.basename(file), { workPermit: true });
say('Résumé taken in', `application ${application.id}`);
const resume = await journey.get<{ fields: Record<string, unknown> }>(`/applications/${application.id}/resume`);
for (const field of ['formattedName', 'emails', 'phones', 'highestDegree', 'totalYears'])
  say(`  ${field}`, JSON.stringify(resume.fields[field] ?? null));

await journey.passScreening(application.id, (task) => say('A person passes the screen', task.detail));
const invitation = await journey.waitForInvitation(application.id);
say('Candidate has the invitation', invitation.subject);

await journey.takeInterview(invitation.url);
say('Candidate took the interview');

const task = await journey.waitForTask(application.id, 'reviewInterview');
const order = await journey.waitForResult(application.id);
say('AI interview result', `total ${order.total}`);
for (const d of order.dimensions) say(`  ${d.key}`, `${d.value} of ${d.max}`);

await journey.decide(
  task.id,
  'pass',
  order.dimensions.map((d) => d.key),
);
say('Reviewer decided', 'pass, with a scorecard');

const ended = await journey.waitForEnd(application.id);
say('Application ended', ended.status);

const record = await journey.readEhr(application.id);
say(
  'EHR shows',
  `${record.id}: ${record.name}, total ${record.total}, ${record.dimensions} dimensions, ${record.result}`,
);
const told = await journey.waitForMessage(application.id, 'applicationPassed');
say('Candidate was told', told.subject);
console.log('All of it happened.');
