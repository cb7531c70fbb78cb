import type { Client } from '@temporalio/client';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  TypedSearchAttributes,
  type SearchAttributePair,
} from '@temporalio/common';

const hubJob = defineSearchAttributeKey('HubJob', SearchAttributeType.KEYWORD);
const hubDepartment = defineSearchAttributeKey('HubDepartment', SearchAttributeType.KEYWORD);
/** `INDEXED_VALUE_TYPE_KEYWORD` of Temporal's API. */
const keyword = 2;

/**
 * Search attributes for operators: which job and department a workflow serves. Ids only, since Temporal keeps them in
 * the clear. They are added to the namespace once; where that is not allowed, workflows start without them.
 */
export function createSearchAttributes(client: Client): {
  of(ids: { jobId?: string; departmentId?: string }): Promise<TypedSearchAttributes>;
} {
  let registered: Promise<boolean> | null = null;

  const register = async (): Promise<boolean> => {
    await client.withDeadline(Date.now() + 5_000, () =>
      client.connection.operatorService.addSearchAttributes({
        namespace: client.options.namespace,
        searchAttributes: { [hubJob.name]: keyword, [hubDepartment.name]: keyword },
      }),
    );
    return true;
  };

  return {
    async of({ jobId, departmentId }) {
      const pairs: SearchAttributePair[] = [];
      if (jobId !== undefined) pairs.push({ key: hubJob, value: jobId });
      if (departmentId !== undefined) pairs.push({ key: hubDepartment, value: departmentId });
      if (pairs.length === 0) return new TypedSearchAttributes([]);
      registered ??= register().catch((error: unknown) => {
        // PERMISSION_DENIED (7): ask no more. Anything else may pass: ask again at the next start.
        if ((error as { code?: number }).code !== 7) registered = null;
        return false;
      });
      return new TypedSearchAttributes((await registered) ? pairs : []);
    },
  };
}
