import { toEtag } from '../../../etag.ts';
import { takeApplication } from '../../../intake/take-application.ts';
import { departmentScope } from '../../../principal.ts';
import { toApplication } from '../../../views/application-view.ts';
import { defineRoute } from '../../../route.ts';

export const createApplication = defineRoute({
  operationId: 'createApplication',
  action: 'applications.write',
  // A file of 20 MiB in base64, with room for the rest.
  bodyLimit: 30 * 1024 * 1024,
  handler: async ({ deps, principal, body, file, commit }) =>
    takeApplication(
      deps,
      { body, file, actor: principal.id, departmentId: departmentScope(principal) },
      commit,
      async (tx, application) => ({
        status: 201,
        headers: { ETag: toEtag(application.version), Location: `/api/v1/applications/${application.id}` },
        body: await toApplication(deps, tx, application),
        keyId: application.keyId,
      }),
    ),
});
