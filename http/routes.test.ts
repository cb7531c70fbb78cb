import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../security/rights.ts';
import { listOperations } from '../schemas/load.ts';
import { pairRoutes } from './app.ts';
import type { AnyRoute } from './route.ts';
import { routes } from './routes.ts';

describe('the routes', () => {
  it('match openapi.yaml one to one', () => {
    expect(pairRoutes(routes).length).toBe(listOperations().length);
  });
  it('each have a rule, and only what must be is for anyone', () => {
    for (const { operationId, action } of routes)
      expect({ operationId, known: action === 'anyone' || action === 'signedIn' || actions.includes(action) }).toEqual({
        operationId,
        known: true,
      });
    const open = routes.filter(({ action }) => action === 'anyone').map(({ operationId }) => operationId);
    expect(open.toSorted()).toEqual([
      'createSession',
      'getHealth',
      'getMetrics',
      'getOpenApi',
      'getReadiness',
      'receiveWebhook',
    ]);
    const secured = listOperations()
      .filter(({ operation }) => operation.security?.length === 0)
      .map(({ operationId }) => operationId);
    expect(secured.toSorted()).toEqual(open.toSorted());
  });
  it('use every right but none that nobody has', () => {
    const used = new Set(routes.map(({ action }) => action));
    expect(actions.filter((action) => !used.has(action))).toEqual([]);
  });
  it('live in the folder that is their address', () => {
    for (const { path: address, operationId } of listOperations()) {
      const route = routes.find((candidate) => candidate.operationId === operationId);
      expect(route).toBeDefined();
      const folder = address
        .split('/')
        .filter((part) => part !== '' && !part.startsWith('{'))
        .slice(0, 3);
      if (folder[0] === 'api' && folder[2] !== 'openapi.json')
        expect({ address, exists: existsSync(path.join(import.meta.dirname, ...folder)) }).toEqual({
          address,
          exists: true,
        });
    }
  });
});

describe('a start', () => {
  const [first] = routes as readonly [AnyRoute];
  it('fails when an operation has no route', () => {
    expect(() => pairRoutes(routes.slice(1))).toThrow(`the operation ${first.operationId} has no route`);
  });
  it('fails when a route is not described', () => {
    expect(() => pairRoutes([...routes, { ...first, operationId: 'nowhere' } as unknown as AnyRoute])).toThrow(
      'the route nowhere is not in openapi.yaml',
    );
  });
  it('fails when a route has no rule', () => {
    const { action: _action, ...bare } = first;
    expect(() => pairRoutes([bare as AnyRoute, ...routes.slice(1)])).toThrow(
      `the route ${first.operationId} has no rule`,
    );
  });
  it('fails when a route is there twice', () => {
    expect(() => pairRoutes([...routes, first])).toThrow('is there twice');
  });
});
