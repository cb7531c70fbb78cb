import { readFileSync } from 'node:fs';
import { Context } from '@temporalio/activity';
import { createContext } from '../../connectors/kit/context.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { createRegistry } from '../../connectors/registry.ts';
import { connectionsOf, type Secrets } from './connections.ts';
import { inputOf } from './inputs.ts';
import type { Step } from './steps.ts';

/** Where the sandbox is, what opens it, where its webhooks go to, and the file every letter is. */
export type Target = { sandboxUrl: string; secrets: Secrets; notifyBase: string; pdfFile: string };
export type BareActivities = ReturnType<typeof createBareActivities>;

/** The calls the hub makes for one application, by the same connectors, each answer believed as it comes and not kept. */
export function createBareActivities(target: Target) {
  const registry = createRegistry();
  const connections = connectionsOf(target.sandboxUrl, target.secrets);
  const pdf = readFileSync(target.pdfFile).toString('base64');
  return {
    async perform(id: string, step: Step): Promise<void> {
      const { connectionId, operation, input } = inputOf(id, step, target.notifyBase, pdf);
      const connector = registry.get(connectionId);
      const connection = connections.get(connectionId);
      if (connector === undefined || connection === undefined) throw new Error(`There is no ${connectionId}.`);
      const { info } = Context.current();
      const context = createContext({
        connector,
        connection,
        key: `${id}/${step}`,
        attempt: info.attempt,
        firstAttemptAt: null,
        now: () => new Date(),
      });
      await runOperation(connector, operation, context, input);
    },
  };
}
