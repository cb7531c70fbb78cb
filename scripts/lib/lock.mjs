/**
 * @file A lock between processes of one machine that cannot go stale: a listening abstract Unix socket. The kernel
 * frees it when its holder dies, `kill -9` included, so there is no lock file to judge or to clean up.
 */
import { createHash } from 'node:crypto';
import { createServer, connect } from 'node:net';

/** @typedef {{ pid?: number, url?: string }} Holder what the holder tells of itself; empty when it could not be asked */

/**
 * @typedef {object} Lock
 * @property {(info: Holder) => void} update changes what a second taker is told
 * @property {() => Promise<void>} release safe to repeat
 */

/**
 * Takes the lock `name`, or tells who holds it.
 * @param {string} name any text, e.g. `data:/var/lib/hub`; hashed, as the kernel allows 108 bytes
 * @param {Holder} [info] what a second taker is told; `pid` is added
 * @returns {Promise<{ lock: Lock } | { heldBy: Holder }>}
 */
export function tryLock(name, info = {}) {
  const address = socketAddress(name);
  let told = { pid: process.pid, ...info };
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      // The asker may be gone before the answer is written; that is its affair.
      socket.on('error', () => socket.destroy());
      socket.end(JSON.stringify(told));
    });
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      void askHolder(address).then((heldBy) => resolve({ heldBy }));
    });
    server.listen(address, () => {
      server.unref();
      resolve({
        lock: {
          update: (more) => (told = { ...told, ...more }),
          release: () => new Promise((done) => server.close(() => done())),
        },
      });
    });
  });
}

/**
 * Waits for the lock, for work that a second process need not repeat but must wait for (a build, an install).
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (heldBy: Holder) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(name, work, { onWait } = {}) {
  for (let waited = false; ;) {
    const taken = await tryLock(name);
    if ('lock' in taken) {
      try {
        return await work();
      } finally {
        await taken.lock.release();
      }
    }
    if (!waited) onWait?.(taken.heldBy);
    waited = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/**
 * @param {string} name
 * @returns {string}
 */
function socketAddress(name) {
  // Exactly the kernel's 108 bytes: Node 20 fills a shorter name up with NULs and Node 24 does not, so they would differ.
  return `\0throughline-${createHash('sha256').update(name).digest('hex')}`.padEnd(108, '-');
}

/**
 * @param {string} address
 * @returns {Promise<Holder>}
 */
function askHolder(address) {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(address);
    socket.setTimeout(2000, () => socket.destroy());
    socket.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part));
    // A holder that dies while it is asked leaves half an answer: then only "somebody" is known.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      try {
        resolve(JSON.parse(text));
      } catch {
        resolve({});
      }
    });
  });
}
