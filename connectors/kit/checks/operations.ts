import { findOutputFaults, findRemoteIds } from '../operation-outputs.ts';
import { runOperation } from '../run-operation.ts';
import { watchOutput } from '../watch-output.ts';
import { watchWayOut } from '../way-out.ts';
import type { CheckAt, CheckResult } from './check-at.ts';
import { nameError } from './name-error.ts';

/** Each operation works once, with its effects and a right output, through the kit alone, leaking nothing. */
export async function checkOperations(at: CheckAt): Promise<CheckResult> {
  const findings: string[] = [];
  for (const one of at.bench.cases) {
    const say = (what: string): void => void findings.push(`${one.operation}: ${what}`);
    const input = await one.prepare();
    const before = (await at.bench.effects()).length;
    at.proxy.forget();
    const { leaks, error } = await watchOutput(one.secrets, async () => {
      try {
        const { result, opened } = await watchWayOut(at.context(), (ctx) =>
          runOperation(at.connector, one.operation, ctx, input),
        );
        for (const fault of findOutputFaults(one.operation, result)) say(`its output is wrong: ${fault}`);
        findChangedIds(at, result).forEach((where) => say(where));
        if (opened.length > 0) say(`reaches the network past ctx.http (${opened[0]})`);
        return { errors: [], last: undefined };
      } catch (thrown) {
        return { errors: [thrown], last: thrown };
      }
    });
    if (error !== undefined) say(`does not work: ${nameError(error)}`);
    leaks.forEach((leak) => say(leak));
    const effects = (await at.bench.effects()).slice(before);
    if (effects.join() !== one.effects.join()) {
      say(`has the effects [${effects.join(', ')}], not [${one.effects.join(', ')}]`);
    }
  }
  return { findings, skips: [] };
}

/** An id that the vendor never wrote like that was turned into something else on the way. */
function findChangedIds(at: CheckAt, output: unknown): string[] {
  if (at.bench.skips?.['ids'] !== undefined || at.bench.simulator !== undefined) return [];
  const texts = at.proxy.exchanges().flatMap((exchange) => [exchange.response, exchange.request, exchange.path]);
  return findRemoteIds(output)
    .filter((id) => !texts.some((text) => isWholeIn(text, id)))
    .map(() => 'gives an id that is not as the vendor wrote it');
}

function isWholeIn(text: string, id: string): boolean {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`).test(text);
}
