import { ConnectorError } from '../../contract.ts';
import { watchOutput } from '../watch-output.ts';
import { watchWayOut } from '../way-out.ts';
import type { CheckAt, CheckResult } from './check-at.ts';

/** The probe says yes to a good connection and no to a wrong credential and to nobody, leaking nothing. */
export async function checkProbe(at: CheckAt): Promise<CheckResult> {
  const findings: string[] = [];
  const { leaks } = await watchOutput(at.secrets, async () => {
    const good = await watchWayOut(at.context(), (ctx) => at.connector.probe(ctx));
    if (!good.result.ok) findings.push('probe: says that a good connection does not work');
    if (good.opened.length > 0) findings.push(`probe: reaches the network past ctx.http (${good.opened[0]})`);
    const bad = await at.connector.probe(at.otherContext());
    if (bad.ok) findings.push('probe: says that a wrong credential works');
    const nobody = at.context();
    const gone = await at.connector.probe({
      ...nobody,
      http: { send: () => Promise.reject(new ConnectorError('retry', 'ECONNREFUSED', 'Nobody is there.')) },
    });
    if (gone.ok && at.bench.simulator === undefined) findings.push('probe: says yes although nobody answers');
    return { errors: [bad.detail, gone.detail], last: undefined };
  });
  return { findings: [...findings, ...leaks.map((leak) => `probe: ${leak}`)], skips: [] };
}
