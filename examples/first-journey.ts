/**
 * Sends one résumé all the way, through the API alone, and prints each step:
 *
 *     node examples/first-journey.ts FILE [ending]        (against a hub that `npm start` runs)
 *
 * It begins with the department's requisition and ends on the new colleague's first day. It plays everybody: department,
 * HR, IT, recruiter, interviewer and candidate, each signed in. Exit code 0 only when the EHR, asked by its own
 * API, shows all of it. `ending` is one of started (the default), rejected, expired, declined, withdrawn, disputed.
 * HUB_URL (http://127.0.0.1:8700), HUB_API_KEY (an administrator's; made by the CLI when absent) and HUB_DATA_DIR (.hub) tell where the
 * hub is.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { endings, type Ending } from './endings.ts';
import { HiringTeam } from './hiring-team.ts';

const [file, ending = 'started'] = process.argv.slice(2);
if (file === undefined || !(ending in endings)) {
  console.error(`Usage: node examples/first-journey.ts RESUME [${Object.keys(endings).join('|')}]`);
  process.exit(2);
}

const team = await HiringTeam.connect((step, detail = '') => console.log(`${step.padEnd(36)} ${detail}`));
const expected = await endings[ending as Ending](team, readFileSync(file), path.basename(file));
console.log(`${'All of it happened'.padEnd(36)} ${expected}`);
