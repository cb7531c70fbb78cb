import path from 'node:path';
import { ESLint, Linter } from 'eslint';
import { beforeAll, expect, it } from 'vitest';

// The rules as the repository has them for a vendor's folder, tried on code that goes past the kit.
const root = path.resolve(import.meta.dirname, '../..');
const names = ['no-restricted-imports', 'no-restricted-globals', 'no-restricted-properties'];
const rulesOf: { [file: string]: Linter.RulesRecord } = {};
beforeAll(async () => {
  const eslint = new ESLint({ cwd: root });
  for (const file of ['connectors/acme/client.ts', 'connectors/kit/http.ts']) {
    const config = (await eslint.calculateConfigForFile(path.join(root, file))) as { rules: Linter.RulesRecord };
    rulesOf[file] = Object.fromEntries(
      names.flatMap((name) => (config.rules[name] === undefined ? [] : [[name, config.rules[name]]])),
    );
  }
});
const judge = (file: string, code: string): string[] =>
  new Linter()
    .verify(code, [{ rules: rulesOf[file] ?? {}, languageOptions: { globals: { fetch: 'readonly' } } }])
    .map((found) => found.message);

it.each([
  "await fetch('https://vendor.example');",
  "await globalThis.fetch('https://vendor.example');",
  "new WebSocket('wss://vendor.example');",
  "import http from 'node:http'; http.get('http://vendor.example');",
  "import { connect } from 'net'; connect(25);",
  "import { request } from 'node:https'; request('https://vendor.example');",
  "import axios from 'axios'; await axios.get('https://vendor.example');",
  "import { createHttp } from '../kit/http.ts'; createHttp();",
  "import { execFile } from 'node:child_process'; execFile('curl');",
])('a connector may not: %s', (code) => {
  expect(judge('connectors/acme/client.ts', code).join()).toContain('through ctx.http alone');
});

it('lets the kit go out, and a connector use it', () => {
  expect(judge('connectors/kit/http.ts', "import axios from 'axios'; axios.get('https://vendor.example');")).toEqual(
    [],
  );
  expect(
    judge(
      'connectors/acme/client.ts',
      "import { createHash } from 'node:crypto'; import { pathOf } from '../kit/base-url.ts'; createHash('sha256'); pathOf``;",
    ),
  ).toEqual([]);
});
