import { defineRoute } from '../../../route.ts';
import packageJson from '../../../../package.json' with { type: 'json' };

/** Where the systems beside the hub are; for the links of the front door. */
export const getSystem = defineRoute({
  operationId: 'getSystem',
  action: 'system.read',
  handler: async ({ deps: { config } }) => ({
    status: 200,
    body: { version: packageJson.version, sandboxUrl: config.sandboxUrl, temporalUiUrl: config.temporalUiUrl },
  }),
});
