import { ConnectorError } from '../../contract.ts';
import type { Exchange } from '../fault-proxy.ts';
import { runOperation } from '../run-operation.ts';
import type { CheckAt, CheckResult } from './check-at.ts';
import { nameError } from './name-error.ts';

const CONCURRENT_CALLS = 20;

/** Two connections side by side never share a credential, and a wrong one is a typed `reauth` without effect. */
export async function checkConnections(at: CheckAt): Promise<CheckResult> {
  const findings: string[] = [];
  const one = at.bench.cases[0];
  const good = at.context();
  const other = at.otherContext();
  // First the good one alone, so that whatever is remembered is there to be mixed up.
  await at.connector.probe(good);
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => at.connector.probe(good).then(({ ok }) => ['good', ok] as const)),
    ...Array.from({ length: 5 }, () => at.connector.probe(other).then(({ ok }) => ['other', ok] as const)),
  ]);
  if (answers.some(([which, ok]) => which === 'other' && ok)) {
    findings.push("connections: one connection's calls work with another connection's credential");
  }
  if (answers.some(([which, ok]) => which === 'good' && !ok)) {
    findings.push('connections: a good connection fails beside one with a wrong credential');
  }
  const shown = (exchanges: readonly Exchange[]): Set<string> =>
    new Set(
      exchanges.flatMap((exchange) =>
        [exchange.headers['authorization'], exchange.headers['cookie']].filter((value) => value !== undefined),
      ),
    );
  const shared = [...shown(at.proxy.exchanges())].filter((value) => shown(at.otherProxy.exchanges()).has(value));
  const texts = at.otherProxy.exchanges().map((exchange) => JSON.stringify(exchange));
  const isOwnSecret = (secret: string): boolean => Object.values(at.bench.badCredentials).includes(secret);
  const sent = at.secrets.filter((secret) => !isOwnSecret(secret) && texts.some((text) => text.includes(secret)));
  if (shared.length > 0 || sent.length > 0) findings.push('connections: two connections share a credential or token');
  if (one !== undefined) {
    const input = await one.prepare();
    const before = (await at.bench.effects()).length;
    const ctx = at.otherContext();
    const thrown = await runOperation(at.connector, one.operation, ctx, input).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(thrown instanceof ConnectorError) || thrown.kind !== 'reauth') {
      findings.push(`connections: ${one.operation} with a wrong credential gives ${nameError(thrown)}, not reauth`);
    }
    if ((await at.bench.effects()).length !== before) {
      findings.push(`connections: ${one.operation} with a wrong credential had an effect`);
    }
  }
  return { findings, skips: [] };
}

/** Many callers with an expired token make one refresh, and all go on. */
export async function checkTokens(at: CheckAt): Promise<CheckResult> {
  const findings: string[] = [];
  const { tokens } = at.bench;
  if (tokens === undefined) return { findings, skips: [] };
  await at.connector.probe(at.context());
  await tokens.expire();
  at.proxy.forget();
  const answers = await Promise.all(Array.from({ length: CONCURRENT_CALLS }, () => at.connector.probe(at.context())));
  const failed = answers.filter(({ ok }) => !ok).length;
  if (failed > 0) findings.push(`tokens: ${failed} of ${CONCURRENT_CALLS} calls fail after the token expired`);
  const refreshes = at.proxy.exchanges().filter((exchange) => tokens.isTokenRequest(exchange)).length;
  if (refreshes !== 1) findings.push(`tokens: ${CONCURRENT_CALLS} calls made ${refreshes} refreshes, not 1`);
  return { findings, skips: [] };
}
