import { durationToMs } from '../duration.ts';
import type { Process } from '../../schemas/types.ts';
import { checkCondition, factsOf, usesOperator } from './condition.ts';
import { checkSupplements } from '../rubric/supplements.ts';
import { findRuleFaults } from '../scheduling/rules.ts';
import type { Connected, Stage } from './types.ts';

/** One thing found while checking a process. */
export type Finding = { code: string; severity: 'error' | 'warning'; path: string; message: string };

/** What the checker knows of its surroundings. `hasFact` says whether a fact of this name can exist. */
export type CheckContext = {
  hasFact: (name: string) => boolean;
  connectionRoles?: Connected;
};

/**
 * Checks a definition that fits the schema: unreachable stages, cycles, unknown stages, conditions and facts, deadlines that
 * can't be met, and rejections without a person. Each finding is a sentence with its path; `error` blocks publishing.
 */
export function checkProcess(definition: Process, context: CheckContext): Finding[] {
  return [
    ...checkGraph(definition),
    ...definition.stages.flatMap((stage, index) => checkStage(stage, `/stages/${index}`, context)),
    ...checkSupplements(definition.supplements ?? [], null, context.hasFact).map((fault): Finding => ({
      ...fault,
      severity: 'error',
      path: `/supplements${fault.path}`,
    })),
  ];
}

function targetsOf(stage: Stage): { outcome: string; target: string | { end: string } }[] {
  return Object.entries(stage.next).map(([outcome, target]) => ({
    outcome,
    target: target,
  }));
}

function checkGraph(definition: Process): Finding[] {
  const findings: Finding[] = [];
  const ids = definition.stages.map((s) => s.stageId);
  definition.stages.forEach((stage, index) => {
    if (ids.indexOf(stage.stageId) !== index) {
      findings.push({
        code: 'stage_duplicate',
        severity: 'error',
        path: `/stages/${index}/stageId`,
        message: `The stage id "${stage.stageId}" is used twice; give each stage its own.`,
      });
    }
    for (const { outcome, target } of targetsOf(stage)) {
      if (typeof target === 'string' && !ids.includes(target)) {
        findings.push({
          code: 'stage_unknown',
          severity: 'error',
          path: `/stages/${index}/next/${outcome}`,
          message: `There is no stage "${target}"; name one of ${ids.join(', ')}, or an end.`,
        });
      }
    }
  });
  const start = definition.start ?? ids[0] ?? '';
  if (!ids.includes(start)) {
    findings.push({
      code: 'stage_unknown',
      severity: 'error',
      path: '/start',
      message: `There is no stage "${start}" to start with.`,
    });
    return findings;
  }
  const byId = new Map(definition.stages.map((s) => [s.stageId, s]));
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, trail: string[]): void => {
    const stage = byId.get(id);
    if (stage === undefined || state.get(id) === 'done') return;
    if (state.get(id) === 'open') {
      const loop = [...trail.slice(trail.indexOf(id)), id].join(' → ');
      findings.push({
        code: 'process_cycle',
        severity: 'error',
        path: `/stages/${ids.indexOf(trail.at(-1) ?? id)}/next`,
        message: `The stages go in a circle: ${loop}. An application could go round for ever; lead one of them elsewhere.`,
      });
      return;
    }
    state.set(id, 'open');
    for (const { target } of targetsOf(stage)) if (typeof target === 'string') visit(target, [...trail, id]);
    state.set(id, 'done');
  };
  visit(start, []);
  ids.forEach((id, index) => {
    if (!state.has(id))
      findings.push({
        code: 'stage_unreachable',
        severity: 'error',
        path: `/stages/${index}`,
        message: `No way leads to the stage "${id}"; name it in another stage's next, or take it out.`,
      });
  });
  return findings;
}

function checkStage(stage: Stage, path: string, context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const { outcome, target } of targetsOf(stage)) {
    if (outcome !== 'fail' && typeof target !== 'string' && target.end === 'rejected') {
      findings.push({
        code: 'rejection_without_person',
        severity: 'error',
        path: `${path}/next/${outcome}`,
        message: `"${outcome}" may not reject: only a person's decision or a knock-out answer turns a candidate down. End as expired, or go to a human review.`,
      });
    }
  }
  for (const name of ['ownerRole', 'escalateTo'] as const) {
    const role = (stage as { [field: string]: unknown })[name];
    if (role === 'candidate' || role === 'auditor' || role === 'it')
      findings.push({
        code: 'owner_cannot_act',
        severity: 'error',
        path: `${path}/${name}`,
        message: `The role ${role} sees no tasks about people: name hr, recruiter, business, interviewer or administrator.`,
      });
  }
  if (stage.stageType === 'resumeScreen') {
    (stage.knockOuts ?? []).forEach((k, i) => {
      const at = `${path}/knockOuts/${i}/declineWhen`;
      findings.push(...checkFacts(k.declineWhen, at, context));
      if (usesOperator(k.declineWhen, 'known'))
        findings.push({
          code: 'decline_on_missing',
          severity: 'error',
          path: at,
          message: 'A missing fact never declines anyone: take "known" out of declineWhen.',
        });
      const foreign = factsOf(k.declineWhen).filter((f) => !f.startsWith('answers.'));
      if (foreign.length > 0)
        findings.push({
          code: 'knock_out_not_answer',
          severity: 'error',
          path: at,
          message: `A knock-out may read only what the candidate answered (answers.…), not ${foreign.join(', ')}.`,
        });
    });
    (stage.requirements ?? []).forEach((r, i) =>
      findings.push(...checkFacts(r.condition, `${path}/requirements/${i}/condition`, context)),
    );
  }
  if (stage.stageType === 'humanReview' && stage.showWhen !== undefined)
    findings.push(...checkFacts(stage.showWhen, `${path}/showWhen`, context));
  if (stage.stageType === 'aiInterview' || stage.stageType === 'writtenTest') findings.push(...checkTimes(stage, path));
  if (stage.stageType === 'interview') findings.push(...checkInterview(stage, path));
  if (stage.stageType === 'offer') findings.push(...checkOffer(stage, path));
  const needed = neededRoles[stage.stageType];
  if (needed !== undefined && context.connectionRoles?.[needed.role] === false)
    findings.push({
      code: 'connection_missing',
      severity: 'error',
      path,
      message: `The stage needs ${needed.what}, and the job names no ${needed.role} connection.`,
    });
  return findings;
}

/** The connection without which a stage cannot be held. */
const neededRoles: { readonly [Type in Stage['stageType']]?: { role: keyof Connected; what: string } } = {
  aiInterview: { role: 'interview', what: 'an interview vendor' },
  writtenTest: { role: 'testing', what: 'a test vendor' },
  backgroundCheck: { role: 'background', what: 'a background checker' },
};

const impossible = (path: string, message: string): Finding => ({
  code: 'deadline_impossible',
  severity: 'error',
  path,
  message,
});

function checkInterview(stage: Extract<Stage, { stageType: 'interview' }>, path: string): Finding[] {
  const faults = stage.scheduling === undefined ? [] : findRuleFaults(stage.scheduling);
  return [
    ...faults.map((fault): Finding => ({
      code: 'rule_invalid',
      severity: 'error',
      path: `${path}/scheduling${fault.path}`,
      message: fault.message,
    })),
    ...(durationToMs(stage.bookWithin) <= 0
      ? [impossible(`${path}/bookWithin`, 'The candidate would have no time to choose; give them some.')]
      : []),
  ];
}

function checkOffer(stage: Extract<Stage, { stageType: 'offer' }>, path: string): Finding[] {
  const keys = (stage.materials ?? []).map((material) => material.key);
  return [
    ...(durationToMs(stage.expiresIn) <= 0
      ? [impossible(`${path}/expiresIn`, 'The offer would expire at once; give the candidate time.')]
      : []),
    ...stage.approvals.flatMap(({ role }, index): Finding[] =>
      role === 'candidate' || role === 'auditor' || role === 'it'
        ? [
            {
              code: 'owner_cannot_act',
              severity: 'error',
              path: `${path}/approvals/${index}/role`,
              message: `The role ${role} approves no offers: name hr, recruiter, business, interviewer or administrator.`,
            },
          ]
        : [],
    ),
    ...keys.flatMap((key, index): Finding[] =>
      keys.indexOf(key) === index
        ? []
        : [
            {
              code: 'duplicate',
              severity: 'error',
              path: `${path}/materials/${index}/key`,
              message: `The document "${key}" is asked for twice; give each its own key.`,
            },
          ],
    ),
  ];
}

function checkTimes(stage: Extract<Stage, { stageType: 'aiInterview' | 'writtenTest' }>, path: string): Finding[] {
  const expires = durationToMs(stage.expiresIn);
  const findings: Finding[] = [];
  if (expires <= 0)
    findings.push({
      code: 'deadline_impossible',
      severity: 'error',
      path: `${path}/expiresIn`,
      message: 'The invitation would expire at once; give the candidate time.',
    });
  (stage.remindAfter ?? []).forEach((after, i) => {
    if (durationToMs(after) >= expires)
      findings.push({
        code: 'deadline_impossible',
        severity: 'error',
        path: `${path}/remindAfter/${i}`,
        message: `A reminder after ${after} comes when the invitation (${stage.expiresIn}) has expired.`,
      });
  });
  return findings;
}

function checkFacts(condition: unknown, path: string, context: CheckContext): Finding[] {
  const form = checkCondition(condition).map((f): Finding => ({
    code: 'condition_invalid',
    severity: 'error',
    path: path + f.path,
    message: f.message,
  }));
  const missing = factsOf(condition)
    .filter((fact) => !context.hasFact(fact))
    .map((fact): Finding => ({
      code: 'fact_unknown',
      severity: 'error',
      path,
      message: `There is no fact "${fact}"; see facts.schema.json for those a condition may ask about.`,
    }));
  return [...form, ...missing];
}
