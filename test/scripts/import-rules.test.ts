import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';

// A small tree with one fault for each rule: every rule must find its own, and leave the right imports alone.
const root = mkdtempSync(join(tmpdir(), 'import-rules-'));
const faults: [file: string, line: string, rule: string][] = [
  ['schemas/bad.ts', "import '../domain/good.ts';", 'schemas-imports'],
  ['domain/bad-package.ts', "import 'uuid';", 'domain-imports'],
  ['domain/bad-db.ts', "import '../db/good.ts';", 'domain-imports'],
  ['domain/bad-node.ts', "import 'node:fs';", 'domain-no-node'],
  ['domain/bad-schemas.ts', "import { shape } from '../schemas/good.ts'; shape;", 'domain-types-only'],
  ['workflows/bad-axios.ts', "import 'axios';", 'workflows-imports'],
  ['workflows/bad-activity.ts', "import { act } from '../activities/good.ts'; act;", 'workflows-types-only'],
  ['workflows/bad-node.ts', "import 'node:crypto';", 'workflows-no-node'],
  ['activities/bad.ts', "import '../connectors/acme/index.ts';", 'activities-imports'],
  ['activities/bad-knex.ts', "import knex from 'knex'; knex;", 'activities-types-only'],
  ['activities/bad-kit.ts', "import '../connectors/kit/good.ts';", 'activities-imports'],
  [
    'activities/bad-registry.ts',
    "import { registry } from '../connectors/registry.ts'; registry;",
    'activities-types-only',
  ],
  ['domain/bad-testing.ts', "import './testing/good.ts';", 'nobody-imports-tests-or-benches'],
  ['connectors/kit/bad.ts', "import '../../domain/good.ts';", 'connector-contract-and-kit-imports'],
  ['connectors/registry.ts', "import '../db/good.ts';", 'connector-registry-imports'],
  ['connectors/acme/bad-vendor.ts', "import '../other/index.ts';", 'connectors-imports'],
  ['connectors/acme/bad-temporal.ts', "import '@temporalio/client';", 'connectors-imports'],
  ['connectors/acme/bad-db.ts', "import '../../db/good.ts';", 'connectors-imports'],
  ['connectors/acme/bad-http.ts', "import 'node:http';", 'connectors-have-one-way-out'],
  ['connectors/acme/bad-net.ts', "import net from 'net'; net;", 'connectors-have-one-way-out'],
  ['connectors/acme/bad-axios.ts', "import 'axios';", 'connectors-have-one-way-out'],
  ['connectors/acme/bad-kit.ts', "import '../kit/http.ts';", 'connectors-have-one-way-out'],
  ['db/bad.ts', "import '../http/good.ts';", 'db-imports'],
  ['security/bad.ts', "import '../db/good.ts';", 'security-imports'],
  ['documents/bad.ts', "import '../db/good.ts';", 'documents-imports'],
  ['delivery/bad.ts', "import '../connectors/acme/index.ts';", 'delivery-imports'],
  ['http/bad.ts', "import '../activities/good.ts';", 'http-imports'],
  ['http/bad-workflow.ts', "import '../workflows/good.ts';", 'http-imports'],
  ['web/bad.ts', "import '../http/good.ts';", 'web-imports'],
  ['clients/typescript/src/bad.ts', "import '../../../domain/good.ts';", 'client-imports'],
  ['sandbox/bad.ts', "import '../schemas/good.ts';", 'sandbox-imports'],
  ['sandbox/bad-killable.ts', "import './killable.ts';", 'nobody-imports-tests-or-benches'],
  ['documents/bad-http.ts', "import '../http/good.ts';", 'documents-imports'],
  ['domain/bad-calendar.ts', "import 'ical.js'; import 'nodemailer';", 'domain-imports'],
  ['cli/bad-sandbox.ts', "import '../sandbox/good.ts';", 'nobody-imports-the-sandbox'],
  ['cli/bad-root.ts', "import '../server.ts';", 'nobody-imports-the-roots'],
  ['cli/bad-test.ts', "import '../test/good.ts';", 'nobody-imports-tests-or-benches'],
  ['http/bad-wiring.ts', "import '../wiring.ts';", 'wiring-is-for-the-roots'],
  ['db/bad-config.ts', "import { config } from '../config.ts'; config;", 'config-is-for-the-roots'],
  ['db/bad-missing.ts', "import './nowhere.ts';", 'nothing-unresolved'],
  ['db/bad-dev.ts', "import 'fast-check';", 'no-development-packages-in-production'],
  ['db/bad-undeclared.ts', "import 'debug';", 'packages-are-declared'],
  ['db/circle-a.ts', "import './circle-b.ts';", 'no-cycle'],
];
const fine: [file: string, text: string][] = [
  ['schemas/good.ts', 'export const shape = 1; export type Shape = number;'],
  ['domain/good.ts', "import type { Shape } from '../schemas/good.ts'; export const rule = (shape: Shape) => shape;"],
  ['domain/good.test.ts', "import 'node:fs'; import 'fast-check'; import '../test/good.ts'; import './good.ts';"],
  [
    'workflows/good.ts',
    "import '@temporalio/workflow'; import type { act } from '../activities/good.ts'; export type A = typeof act;",
  ],
  [
    'activities/good.ts',
    "import '@temporalio/activity'; import '../db/good.ts'; import type { port } from '../connectors/contract.ts'; export const act = 1; export type P = typeof port;",
  ],
  [
    'connectors/contract.ts',
    "import type { Shape } from '../schemas/good.ts'; import type { Operations } from './operations.ts'; export const port: Shape = 1; export type O = Operations;",
  ],
  ['connectors/kit/good.ts', 'export const kit = 1;'],
  ['connectors/kit/http.ts', "import 'node:http'; import 'axios'; export const out = 1;"],
  ['domain/testing/good.ts', "import 'node:fs'; import 'docx';"],
  ['connectors/acme/index.ts', "import '../contract.ts'; import 'node:crypto'; export const acme = 1;"],
  ['connectors/other/index.ts', 'export const other = 1;'],
  ['db/good.ts', "import 'knex'; import '../domain/good.ts'; import '../security/good.ts'; export const row = 1;"],
  ['db/circle-b.ts', "import './circle-a.ts';"],
  ['security/good.ts', "import 'node:crypto'; export const key = 1;"],
  ['http/good.ts', "import 'express'; import '../db/good.ts'; export const route = 1;"],
  ['sandbox/good.ts', "import 'express'; export const system = 1;"],
  ['sandbox/testing.ts', "import 'vitest'; export const client = 1;"],
  ['sandbox/killable.ts', "import './testing.ts'; export const killable = 1;"],
  ['domain/calendar.ts', "import 'ical.js'; import 'temporal-polyfill'; export const invite = 1;"],
  ['documents/papers.ts', "import '../domain/good.ts'; export const paper = 1; export type Paper = number;"],
  ['documents/attachments/check.ts', "import 'fflate'; export const check = 1;"],
  [
    'http/good-papers.ts',
    "import '../documents/attachments/check.ts'; import type { Paper } from '../documents/papers.ts'; export type P = Paper;",
  ],
  [
    'activities/good-knex.ts',
    "import type { Knex } from 'knex'; import '../documents/papers.ts'; export type K = Knex;",
  ],
  ['connectors/operations.ts', "import type { port } from './contract.ts'; export type Operations = typeof port;"],
  ['connectors/acme/operations.ts', "import type { port } from '../contract.ts'; export type P = typeof port;"],
  ['config.ts', 'export const config = 1;'],
  ['wiring.ts', "import './config.ts'; import './db/good.ts';"],
  ['server.ts', "import './wiring.ts';"],
  ['test/good.ts', "import '../wiring.ts'; import '../config.ts';"],
];

type Violation = { from: string; rule: { name: string } };
let violations: Violation[];
beforeAll(async () => {
  for (const [file, text] of [...fine, ...faults]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${text}\n`);
  }
  for (const name of ['node_modules', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
    symlinkSync(join(repositoryRoot, name), join(root, name));
  }
  const tool = join(repositoryRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [tool, '.', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const result = await run(process.execPath, args, { cwd: root });
  const report = JSON.parse(result.stdout) as { summary: { violations: Violation[] } };
  violations = report.summary.violations;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(faults)('%s with %s is found by %s', (file, _line, rule) => {
  expect(violations.filter((each) => each.from === file).map((each) => each.rule.name)).toContain(rule);
});

test('imports that the table allows are left alone', () => {
  const names = fine.map(([file]) => file).filter((file) => file !== 'db/circle-b.ts');
  expect(
    violations.filter((each) => names.includes(each.from)).map((each) => `${each.from}: ${each.rule.name}`),
  ).toEqual([]);
});
