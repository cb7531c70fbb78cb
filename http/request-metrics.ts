import type { RequestHandler } from 'express';
import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

const name = 'throughline_http_request_seconds';

/** Counts and times requests by operation and status; paths hold ids and are no labels. */
export function measureRequests(registry: Registry): (operationId: string) => RequestHandler {
  const existing = registry.getSingleMetric(name) as Histogram<'operation' | 'status'> | undefined;
  const seconds =
    existing ??
    new Histogram({
      name,
      help: 'Time to answer a request, in seconds',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    });
  return (operation) => (_req, res, next) => {
    const start = performance.now();
    res.locals['operationId'] = operation;
    res.once('finish', () =>
      seconds.observe({ operation, status: String(res.statusCode) }, (performance.now() - start) / 1000),
    );
    next();
  };
}
