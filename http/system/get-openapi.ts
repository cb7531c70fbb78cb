import { bundleOpenApi } from '../../schemas/bundle.ts';
import { defineRoute } from '../route.ts';

export const getOpenApi = defineRoute({
  operationId: 'getOpenApi',
  action: 'anyone',
  handler: async () => ({ status: 200, body: bundleOpenApi() }),
});
