import { listJobs as list } from '../../../../db/repositories/jobs.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import { toJobs } from '../../../views/job-view.ts';
import { defineRoute } from '../../../route.ts';

export const listJobs = defineRoute({
  operationId: 'listJobs',
  action: 'jobs.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const departmentId = departmentScope(principal) ?? undefined;
    const page = await list(knex, { ...toPageInput(query), status: query.status, departmentId });
    return { status: 200, body: mapPage(page, await toJobs(knex, page.items)) };
  },
});
