import type { FactRecord } from '../../db/repositories/facts.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import type { ResumeRecord } from '../../db/repositories/resumes.ts';
import { factsOf } from '../../domain/process/condition.ts';
import type { Stage } from '../../domain/process/types.ts';
import type { Evidence, Fact, FactSheet } from '../../schemas/types.ts';
import { factFields } from '../intake/resume-facts.ts';

/** What the screening keeps of each of its points, in the fact `screen.detail`. */
type ScreenLine = {
  id: string;
  kind: 'knockOut' | 'requirement';
  label: { en?: string; zh?: string };
  weight: number;
  met: boolean | 'unknown';
};
type Source = {
  facts: readonly FactRecord[];
  resume: ResumeRecord | null;
  stages: readonly Stage[];
  job: JobRecord | null;
};

/** Facts with their evidence, and the screening point by point. The whole text and the raw detail are left out. */
export function toFactSheet({ facts, resume, stages, job }: Source): FactSheet {
  const detail = facts.find(({ name }) => name === 'screen.detail')?.value;
  const lines = typeof detail === 'string' ? (JSON.parse(detail) as ScreenLine[]) : [];
  const conditions = conditionsOf(stages, job);
  return {
    items: facts
      .filter(({ name }) => name !== 'screen.detail' && name !== 'resume.text')
      .map((fact): Fact => ({ ...fact, evidence: evidenceOf(fact.name, resume) })),
    screening: lines.map(({ id, kind, label, weight, met }) => ({
      id,
      kind,
      label,
      weight: kind === 'requirement' ? weight : null,
      result: met === 'unknown' ? 'unknown' : met ? 'met' : 'notMet',
      facts: factsOf(conditions.get(`${kind}/${id}`) ?? true),
    })),
  };
}

function evidenceOf(name: string, resume: ResumeRecord | null): Evidence[] {
  const field = factFields[name];
  return field === undefined ? [] : (resume?.fields.evidence?.[field] ?? []).slice(0, 100);
}

function conditionsOf(stages: readonly Stage[], job: JobRecord | null): Map<string, unknown> {
  const conditions = new Map<string, unknown>();
  for (const { id, condition } of job?.requirements ?? []) conditions.set(`requirement/${id}`, condition);
  for (const stage of stages) {
    if (stage.stageType !== 'resumeScreen') continue;
    for (const { id, condition } of stage.requirements ?? []) conditions.set(`requirement/${id}`, condition);
    for (const { id, declineWhen } of stage.knockOuts ?? []) conditions.set(`knockOut/${id}`, declineWhen);
  }
  return conditions;
}
