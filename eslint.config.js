import { builtinModules } from 'node:module';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeBuiltins = builtinModules.flatMap((name) => [name, `node:${name}`]);

const onlyWayOut = 'A connector reaches its vendor through ctx.http alone; what it lacks belongs in connectors/kit/.';

export default defineConfig(
  globalIgnores(['sandbox/*/assets', '**/dist', '**/node_modules', '.hub', '**/*.gen.ts', 'coverage']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An interface may ask for a promise where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only config.ts reads the environment: add the setting there and pass it in.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'Node strips types and cannot run an enum: write a table "as const" and a type from it.',
        },
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrels: export by name where it is defined, import from there.',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: [
      'config.ts',
      'scripts/**',
      'test/**',
      'bench/**',
      'examples/**',
      '**/*.test.ts',
      '**/vite.config.ts',
      'sandbox/main.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // What talks to a person at a terminal.
    files: ['scripts/**', 'test/**', 'bench/**', 'examples/**', 'cli/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // These tools ask for a default export.
    files: ['*.config.{js,ts}', '**/vite.config.ts', '.dependency-cruiser.mjs', 'scripts/lib/plain-reporter.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    // Rules that are pure, and a driver that is replayed: the same input must give the same commands, today and in a year.
    files: ['domain/**/*.ts', 'workflows/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: nodeBuiltins.map((name) => ({
            name,
            message: 'Rules and workflows are pure: pass the value in, or do it in an activity.',
          })),
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['fetch', 'process', 'setTimeout', 'setInterval', 'crypto', 'performance'].map((name) => ({
          name,
          message: 'Rules and workflows are pure: pass the value in, or do it in an activity.',
        })),
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only config.ts reads the environment: add the setting there and pass it in.',
        },
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'The same input must give the same output: pass the value in.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'Node strips types and cannot run an enum: write a table "as const" and a type from it.',
        },
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrels: export by name where it is defined, import from there.',
        },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as an argument.' },
      ],
    },
  },
  {
    // A vendor's folder has one way out: what goes past it has no limits, no timeouts and no redaction.
    files: ['connectors/*/**/*.ts'],
    ignores: ['connectors/kit/**', '**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            'http',
            'https',
            'http2',
            'net',
            'tls',
            'dgram',
            'dns',
            'dns/promises',
            'child_process',
            'worker_threads',
          ]
            .flatMap((name) => [name, `node:${name}`])
            .concat(['axios', 'undici', 'node-fetch', 'got', 'ky', 'superagent', 'nodemailer', 'ws'])
            .map((name) => ({ name, message: onlyWayOut })),
          patterns: [{ group: ['**/kit/http.ts', '**/kit/context.ts'], message: onlyWayOut }],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({ name, message: onlyWayOut })),
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only config.ts reads the environment: add the setting there and pass it in.',
        },
        ...['globalThis', 'global'].flatMap((object) =>
          ['fetch', 'WebSocket', 'EventSource'].map((property) => ({ object, property, message: onlyWayOut })),
        ),
      ],
    },
  },
  {
    files: ['**/*.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    // knex gives rows as `any`; the functions here turn them into entities, and the tests run them on real databases.
    files: ['db/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A query under construction is a promise by its type, and is handed back from `where` callbacks.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    // What a test reads from JSON or from a row is checked by its expectations.
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Ant Design's calls (message, modal, form) are plain functions in an object.
    files: ['web/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // JavaScript is typed by its comments; what comes out of JSON there is checked by running it.
    files: ['**/*.mjs', '**/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
);
