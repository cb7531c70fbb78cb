import type { RawRoute } from '../route.ts';

export const getMetrics: RawRoute = {
  operationId: 'getMetrics',
  action: 'anyone',
  raw: async ({ deps, res }) => {
    const { registry } = deps.metrics;
    const text = await registry.metrics();
    res.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
  },
};
