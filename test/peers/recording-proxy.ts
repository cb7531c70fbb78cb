import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand before a real system that writes down what the system took. */
export type RecordingProxy = {
  url: string;
  /** Writes the system answered with success, in order, as `PUT 201`. */
  effects(): string[];
  stop(): Promise<void>;
};

/** Starts one before `target` (an origin); it changes nothing on the way. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const effects: string[] = [];
  const server = http.createServer((req, res) => {
    const upstream = http.request(new URL(req.url ?? '/', target), { method: req.method, headers: req.headers });
    upstream.on('error', () => res.destroy());
    upstream.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      const isWrite = !['GET', 'PROPFIND', 'REPORT'].includes(req.method ?? '');
      if (isWrite && status >= 200 && status < 300) effects.push(`${req.method} ${status}`);
      res.writeHead(status, answer.headers);
      answer.pipe(res);
    });
    req.pipe(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    effects: () => [...effects],
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
