import { toEtag } from '../../../etag.ts';
import { toApplication } from '../../../views/application-view.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const getApplication = defineRoute({
  operationId: 'getApplication',
  action: 'applications.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const application = await requireApplication(knex, principal, params.id);
    return {
      status: 200,
      headers: { ETag: toEtag(application.version) },
      body: await toApplication(deps, knex, application),
    };
  },
});
