import { listResumesOfApplication } from '../../../../db/repositories/resumes.ts';
import { notFound } from '../../../principal.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const getResume = defineRoute({
  operationId: 'getResume',
  action: 'resumes.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, params.id);
    const [newest] = await listResumesOfApplication(knex, key, application.id);
    if (!newest) throw notFound('résumé');
    const { text: _text, fileRef: _fileRef, applicationId: _applicationId, ...resume } = newest;
    return { status: 200, body: { ...resume, applicationId: application.id } };
  },
});
