import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { errorCatalogue } from '../../domain/errors.ts';
import { findMissingConnections } from '../../domain/requisition/required-connections.ts';
import type { Process } from '../../schemas/types.ts';
import { can } from '../../security/rights.ts';
import { en } from '../../web/console/src/i18n/en.ts';
import { zh } from '../../web/console/src/i18n/zh.ts';
import { isOffered, offeredActions } from '../../web/console/src/api/rights.ts';
import { answersAskedFor, rolesNeeded } from '../../web/console/src/set-up/needs.ts';

type Schema = { enum?: unknown[]; properties?: Record<string, Schema>; items?: Schema };

const root = new URL('../../', import.meta.url);
const roles = ['administrator', 'hr', 'recruiter', 'business', 'interviewer', 'it', 'auditor', 'candidate'] as const;

/** The values that a schema names at a place such as `checks.items.status`. */
function enumOf(schema: string, place: string): string[] {
  let at = JSON.parse(readFileSync(new URL(`schemas/${schema}.schema.json`, root), 'utf8')) as Schema;
  for (const step of place.split('.')) {
    const next = step === 'items' ? at.items : at.properties?.[step];
    if (!next) throw new Error(`${schema} has no ${place}.`);
    at = next;
  }
  return (at.enum ?? []).filter((value) => typeof value === 'string');
}

const labelled: [keyof typeof en, string, string][] = [
  ['taskType', 'task', 'taskType'],
  ['role', 'task', 'ownerRole'],
  ['status', 'application', 'status'],
  ['interviewStatus', 'interview-order', 'status'],
  ['orderType', 'interview-order', 'orderType'],
  ['requisitionStatus', 'requisition', 'status'],
  ['requisitionDecision', 'requisition', 'decisions.items.decision'],
  ['offerStatus', 'offer', 'status'],
  ['period', 'offer', 'salary.period'],
  ['bookingStatus', 'booking', 'status'],
  ['disputeStatus', 'dispute', 'status'],
  ['backgroundOutcome', 'background-result', 'outcome'],
  ['check', 'background-result', 'checks.items.check'],
  ['checkStatus', 'background-result', 'checks.items.status'],
  ['questionType', 'question-set-question', 'questionType'],
  ['questionSetStatus', 'question-set-version', 'status'],
  ['questionSetKind', 'question-set', 'kind'],
  ['pushStatus', 'question-set-push', 'status'],
  ['owner', 'onboarding-plan', 'tasks.items.owner'],
];

/** Every answer that the rules of the process and of requisitions offer in a task, read from their source. */
function offeredOutcomes(): string[] {
  const folders = [
    'domain/process',
    'domain/process/events',
    'domain/process/stages',
    'http/requisition',
    'http/api/v1/jobs',
  ];
  const sources = folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8')),
  );
  const lists = sources.flatMap((source) => [
    ...source.matchAll(/outcomes:[^[;]*((?:\[[^\]]*\][^[;\n]*)+)/g),
    ...source.matchAll(/ask\([^[;]*(\[[^\]]*\])/g),
  ]);
  return [...new Set(lists.flatMap(([, list = '']) => [...list.matchAll(/'(\w+)'/g)].map(([, word = '']) => word)))];
}

describe('the words of the console', () => {
  it.each(labelled)('%s has one in both languages for each value of %s.%s', (group, schema, place) => {
    const values = enumOf(schema, place);
    expect(values.length).toBeGreaterThan(1);
    for (const texts of [en, zh]) {
      const words = texts[group] as unknown as Record<string, string>;
      expect(values.filter((value) => !words[value])).toEqual([]);
    }
  });

  it('has one in both languages for each answer a task offers', () => {
    const outcomes = offeredOutcomes();
    expect(outcomes).toEqual(expect.arrayContaining(['approve', 'noShow', 'upheld', 'consented', 'reorder', 'return']));
    for (const texts of [en, zh])
      expect(outcomes.filter((outcome) => !(texts.outcome as Record<string, string>)[outcome])).toEqual([]);
  });

  it('tells only faults that the hub has', () => {
    expect(Object.keys(en.fault).filter((code) => !Object.hasOwn(errorCatalogue, code))).toEqual([]);
  });

  it('is Chinese in Chinese', () => {
    const englishOnly = Object.entries(zh.taskType).filter(([, word]) => !/[一-鿿]/.test(word));
    expect(englishOnly).toEqual([]);
  });
});

describe('setting up in the console', () => {
  it.each(['first', 'standard'])('asks for the connections that the hub would miss in the process %s', (name) => {
    const { stages } = parse(readFileSync(new URL(`templates/processes/${name}.yaml`, root), 'utf8')) as Process;
    const missing = findMissingConnections({ stages }, {}).map(({ role }) => role);
    expect([...rolesNeeded(stages)].toSorted()).toEqual(missing.toSorted());
    expect(answersAskedFor(stages)).toContain('workPermit');
  });
});

describe('what the console offers by role', () => {
  it.each(offeredActions)('%s is what the hub allows', (action) => {
    expect(roles.filter((role) => isOffered(role, action))).toEqual(roles.filter((role) => can(role, action)));
  });
});
