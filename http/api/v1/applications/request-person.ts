import { requestPerson as keepRequest } from '../../../../delivery/person-request.ts';
import { toApplication } from '../../../views/application-view.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

/** Puts an automatic decline before a person. The row is kept first; without Temporal the sweeper goes on with it. */
export const requestPerson = defineRoute({
  operationId: 'requestPerson',
  action: 'applications.write',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    await keepRequest(deps, await requireApplication(knex, principal, params.id));
    const after = await requireApplication(knex, principal, params.id);
    return { status: 202, body: await toApplication(deps, knex, after), keyId: after.keyId };
  },
});
