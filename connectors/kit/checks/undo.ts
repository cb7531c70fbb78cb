import type { OperationName } from '../../contract.ts';
import type { UndoCase } from '../bench.ts';
import { runOperation } from '../run-operation.ts';
import { listOperations, type CheckAt, type CheckResult } from './check-at.ts';
import { nameError } from './name-error.ts';

/** What undoes another operation leaves the vendor as before, also when it is repeated. */
export async function checkUndo(at: CheckAt): Promise<CheckResult> {
  const result: CheckResult = { findings: [], skips: [] };
  for (const [name, operation] of listOperations(at.connector)) {
    if (operation.undoes === undefined) continue;
    const reason = at.bench.skips?.[`undo:${name}`];
    if (reason !== undefined) result.skips.push({ check: `undo:${name}`, reason });
    else {
      const found = at.bench.undo?.find((one) => one.by === name && one.do === operation.undoes);
      if (found === undefined) result.findings.push(`undo: ${name} has no case and no reason why not`);
      else result.findings.push(...(await runUndo(at, found)).map((what) => `undo: ${name} ${what}`));
    }
  }
  return result;
}

async function runUndo(at: CheckAt, one: UndoCase): Promise<string[]> {
  const findings: string[] = [];
  const read = async (input: Parameters<UndoCase['state']>[0]): Promise<string> =>
    JSON.stringify(await one.state(input));
  const run = (name: OperationName, input: never): Promise<never> =>
    runOperation(at.connector, name, at.context(), input) as Promise<never>;
  const input = (await one.prepare()) as never;
  const before = await read(input);
  const output = await run(one.do, input);
  if ((await read(input)) === before) findings.push(`has nothing to undo: ${one.do} changes nothing of that state`);
  for (const time of ['', ' when repeated']) {
    try {
      await run(one.by, one.undoInput(input, output) as never);
    } catch (error) {
      findings.push(`fails${time}: ${nameError(error)}`);
    }
    if ((await read(input)) !== before) findings.push(`leaves something of ${one.do}${time}`);
  }
  return findings;
}
