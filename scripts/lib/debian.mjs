/** @file Debian packages that the tests need. */
import { findOnPath } from './paths.mjs';
import { findServer } from './mariadb.mjs';
import { findRadicale } from './radicale.mjs';
import { run, tailLines } from './run.mjs';
import { SetupError, step } from './steps.mjs';

/** The browser the tests drive: HUB_TEST_CHROMIUM, else one on the PATH. */
export function findChromium() {
  return process.env.HUB_TEST_CHROMIUM ?? findOnPath('chromium') ?? findOnPath('google-chrome');
}

/**
 * Installs what is missing where this is root on Debian; else says the exact command.
 * @param {{ mariaDb: boolean }} needs whether a MariaDB server is needed, none having answered
 * @returns {Promise<void>}
 * @throws {SetupError}
 */
export async function ensureDebianPackages({ mariaDb }) {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  // Chinese pages without a Chinese font are boxes, and a test would not see the difference.
  const fonts = await run('fc-list', [':lang=zh', 'family'], { timeoutMs: 20_000 });
  if (fonts.code !== 0 || fonts.stdout.trim() === '') missing.push('fontconfig', 'fonts-noto-cjk');
  if (mariaDb && !findServer()) missing.push('mariadb-server');
  if (!findRadicale()) missing.push('radicale');
  if (missing.length === 0) return;

  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const aptGet = findOnPath('apt-get') ?? '/usr/bin/apt-get';
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `The tests need Debian packages that are not here. Install them and run this again:\n  sudo apt-get update && sudo ${command}`,
    );
  }
  await step(`Installing Debian packages (${missing.join(', ')})`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], command.split(' ').slice(1)]) {
      const result = await run(aptGet, args, { env });
      if (result.code !== 0)
        throw new SetupError(`apt-get ${args.join(' ')} failed:\n${tailLines(result.stderr || result.stdout)}`);
    }
  });
}
