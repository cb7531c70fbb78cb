import type { Tx } from '../../db/connection.ts';
import type { ApplicationRecord } from '../../db/repositories/applications.ts';
import { getCandidates } from '../../db/repositories/candidates.ts';
import { getJobs } from '../../db/repositories/jobs.ts';
import { getProcessVersion } from '../../db/repositories/process-versions.ts';
import { listRemoteIdsOfApplications } from '../../db/repositories/remote-ids.ts';
import { waitingFor } from '../../domain/process/waiting-for.ts';
import type { Stage } from '../../domain/process/types.ts';
import type { Application } from '../../schemas/types.ts';
import type { HttpDeps } from '../deps.ts';
import { toRemoteIds } from './candidate-view.ts';

/** Applications as the API shows them, before masking; a fixed number of queries for any number of them. */
export async function toApplications(
  deps: Pick<HttpDeps, 'vault'>,
  tx: Tx,
  records: readonly ApplicationRecord[],
): Promise<Application[]> {
  const candidates = await getCandidates(
    tx,
    deps.vault,
    records.map(({ candidateId }) => candidateId),
  );
  const jobs = await getJobs(
    tx,
    records.map(({ jobId }) => jobId),
  );
  const remoteIds = await listRemoteIdsOfApplications(
    tx,
    records.map(({ id }) => id),
  );
  const stages = await loadStages(tx, records);
  return records.map((record) => {
    const stage = stages.get(`${record.processId}/${record.processVersion}`)?.find((s) => s.stageId === record.stageId);
    const candidate = candidates.get(record.candidateId);
    const job = jobs.get(record.jobId);
    return {
      id: record.id,
      candidateId: record.candidateId,
      ...(candidate ? { candidateName: candidate.formattedName } : {}),
      jobId: record.jobId,
      ...(job ? { jobTitle: job.title } : {}),
      departmentId: record.departmentId,
      processId: record.processId,
      processVersion: record.processVersion,
      status: record.status,
      stageId: record.stageId,
      stageType: stage?.stageType ?? null,
      stageLabel: stage?.label ?? null,
      waitingFor: waitingFor(record.state),
      language: record.language,
      source: record.source,
      remoteIds: toRemoteIds(remoteIds.get(record.id)),
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
      endedAt: record.endedAt,
      version: record.version,
    };
  });
}

/** One of {@link toApplications}. */
export async function toApplication(
  deps: Pick<HttpDeps, 'vault'>,
  tx: Tx,
  record: ApplicationRecord,
): Promise<Application> {
  const [application] = await toApplications(deps, tx, [record]);
  return application as Application;
}

async function loadStages(tx: Tx, records: readonly ApplicationRecord[]): Promise<Map<string, readonly Stage[]>> {
  const stages = new Map<string, readonly Stage[]>();
  for (const { processId, processVersion } of records) {
    const key = `${processId}/${processVersion}`;
    if (stages.has(key)) continue;
    stages.set(key, (await getProcessVersion(tx, processId, processVersion))?.definition.stages ?? []);
  }
  return stages;
}
