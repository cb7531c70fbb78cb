import { HubError } from '../../domain/errors.ts';
import type { OnboardingPlan, OnboardingRules, OnboardingRulesChange } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate } from '../constraints.ts';
import { fromJson, openJson, sealJson } from '../sealed-json.ts';

type RulesRow = { version: number; body: string; created_by: string; created_at: string };
type PlanRow = { id: string; application_id: string; rules_version: number; content: string; created_at: string };

/** The rules as HR last wrote them; null while nobody did. */
export async function getOnboardingRules(tx: Tx): Promise<OnboardingRules | null> {
  const row: RulesRow | undefined = await tx<RulesRow>('onboarding_rules').orderBy('version', 'desc').first();
  if (!row) return null;
  const body = fromJson<OnboardingRulesChange>(row.body);
  return { ...body, version: row.version, createdBy: row.created_by, createdAt: row.created_at };
}

/** Adds the next version; plans that were made keep theirs. Throws HubError `version_conflict` when somebody was faster. */
export async function insertOnboardingRules(tx: Tx, rules: OnboardingRules): Promise<void> {
  const { version, createdBy, createdAt, ...body } = rules;
  const row: RulesRow = {
    version,
    body: JSON.stringify(body),
    created_by: createdBy,
    created_at: createdAt ?? '',
  };
  await orDuplicate(
    tx('onboarding_rules').insert(row),
    () => new HubError('version_conflict', 'Somebody changed the rules a moment ago: read them again.'),
  );
}

const aad = (id: string) => aadOf('onboarding_plans', 'content', id);
type Sealed = Pick<OnboardingPlan, 'startDate' | 'tasks' | 'modules'>;

/** Keeps a plan. */
export async function insertOnboardingPlan(tx: Tx, key: DataKey, plan: OnboardingPlan): Promise<void> {
  const { startDate, tasks, modules } = plan;
  const content: Sealed = { startDate, tasks, modules };
  const row: PlanRow = {
    id: plan.id,
    application_id: plan.applicationId,
    rules_version: plan.rulesVersion,
    content: sealJson(key, aad(plan.id), content),
    created_at: plan.createdAt,
  };
  await tx('onboarding_plans').insert(row);
}

function toPlan(key: DataKey, row: PlanRow): OnboardingPlan {
  return {
    ...openJson<Sealed>(key, aad(row.id), row.content),
    id: row.id,
    applicationId: row.application_id,
    rulesVersion: row.rules_version,
    createdAt: row.created_at,
  };
}

/** A plan by its id, or null. */
export async function getOnboardingPlan(tx: Tx, key: DataKey, id: string): Promise<OnboardingPlan | null> {
  const row: PlanRow | undefined = await tx<PlanRow>('onboarding_plans').where({ id }).first();
  return row ? toPlan(key, row) : null;
}

/** The newest plan of an application, or null. */
export async function getPlanOfApplication(
  tx: Tx,
  key: DataKey,
  applicationId: string,
): Promise<OnboardingPlan | null> {
  const row: PlanRow | undefined = await tx<PlanRow>('onboarding_plans')
    .where({ application_id: applicationId })
    .orderBy(['created_at', 'id'].map((column) => ({ column, order: 'desc' as const })))
    .first();
  return row ? toPlan(key, row) : null;
}
