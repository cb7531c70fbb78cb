/**
 * @file Who may import whom. One rule for each folder: what is not listed is forbidden, and the comment says what to do
 * instead. Imports of types alone count as imports except where `types` allows them.
 */

/** Tests, and what only they import. */
const tests = '(\\.test\\.tsx?$|/testing(/|\\.ts$)|^sandbox/killable\\.ts$)';

/**
 * A folder and all that it may import. Node's own modules and packages are listed too.
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} from regular expression of the files
 * @property {string} [fromNot] files left out
 * @property {string[]} own what it may import of ours
 * @property {string[]} [types] what it may import types of
 * @property {string[] | 'any'} [packages] npm packages; default none
 * @property {string[] | 'any'} [builtins] modules of Node; default none
 * @property {string} instead what to do instead
 */

/** @type {Layer[]} */
const layers = [
  {
    name: 'schemas',
    from: '^schemas/',
    own: ['^schemas/'],
    packages: ['ajv', 'ajv-formats', 'yaml'],
    builtins: 'any',
    instead:
      'schemas/ is the shared language and stands on nothing of ours: move the shape here, or the code to whoever uses it.',
  },
  {
    name: 'domain',
    from: '^domain/',
    own: ['^domain/'],
    types: ['^schemas/'],
    // Pure as well: they read no clock and no network.
    packages: ['ical.js', 'temporal-polyfill', 'temporal-utils', 'temporal-spec'],
    instead:
      'domain/ is pure: pass time, ids and loaded data in as arguments, and return commands that activities carry out.',
  },
  {
    name: 'workflows',
    from: '^workflows/',
    own: ['^workflows/', '^activities/signatures\\.ts$'],
    types: ['^activities/', '^schemas/', '^domain/'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
    instead:
      'A workflow is replayed for months: only wait, ask advance and run its commands here. Rules go to domain/ behind advance, effects to activities/.',
  },
  {
    name: 'activities',
    from: '^activities/',
    // Of the connectors: the error class of the contract, and the kit's one way to run an operation of whichever vendor.
    own: [
      '^activities/',
      '^domain/',
      '^schemas/',
      '^db/',
      '^security/',
      '^documents/',
      '^connectors/(contract|kit/run-operation|kit/context)\\.ts$',
    ],
    types: ['^connectors/registry\\.ts$', 'node_modules/knex/'],
    packages: ['@temporalio/activity', '@temporalio/common', 'pino'],
    builtins: 'any',
    instead:
      'Activities know capabilities, not vendors, HTTP or SQL: take the connector, the store or the clock as a dependency from wiring.ts, and ask a repository of db/.',
  },
  {
    name: 'connector-contract-and-kit',
    from: '^connectors/((contract|operations)\\.ts$|kit/)',
    own: ['^connectors/((contract|operations)\\.ts$|kit/)'],
    types: ['^schemas/'],
    packages: ['axios', 'ajv', 'ajv-formats', 'vitest', 'standardwebhooks', 'nodemailer', 'ipaddr.js'],
    builtins: 'any',
    instead:
      'The contract and the kit are published for vendor developers: nothing of the hub but the schemas may be needed to use them.',
  },
  {
    name: 'connector-registry',
    from: '^connectors/registry\\.ts$',
    own: ['^connectors/', '^schemas/'],
    builtins: 'any',
    instead: 'The registry only lists the vendors. What uses them belongs in delivery/ or wiring.ts.',
  },
  {
    name: 'connectors',
    from: '^connectors/([^/]+)/',
    fromNot: '^connectors/kit/',
    own: ['^connectors/$1/', '^connectors/(contract\\.ts$|kit/)', '^schemas/'],
    // Formats alone: what opens a connection belongs to the kit.
    packages: ['fast-xml-parser', 'ical.js'],
    builtins: 'any',
    instead:
      'A vendor folder speaks one vendor’s API through the kit: shared code goes to connectors/kit/; Temporal, database, HTTP and other vendors are out of reach on purpose.',
  },
  {
    name: 'db',
    from: '^db/',
    own: ['^db/', '^domain/', '^security/'],
    types: ['^schemas/'],
    packages: ['knex', 'better-sqlite3', 'mysql2', 'uuid'],
    builtins: 'any',
    instead:
      'db/ turns rows into entities and back. What decides goes to domain/, what calls out to activities/ or delivery/.',
  },
  {
    name: 'security',
    from: '^security/',
    own: ['^security/'],
    types: ['^schemas/'],
    packages: ['@temporalio/common'],
    builtins: 'any',
    instead:
      'security/ holds keys, codec and rights and stands on nothing of ours: let the caller load the rows and pass them in.',
  },
  {
    name: 'documents',
    from: '^documents/',
    own: ['^documents/', '^domain/'],
    types: ['^schemas/'],
    packages: [
      'pdfjs-dist',
      'fflate',
      'fast-xml-parser',
      'iconv-lite',
      'chardet',
      'libphonenumber-js',
      'pdfkit',
      'fontkit',
      'linebreak',
      'yaml',
    ],
    builtins: 'any',
    instead: 'documents/ turns bytes into text and fields: storing, sending and deciding are the caller’s.',
  },
  {
    name: 'delivery',
    from: '^delivery/',
    own: [
      '^delivery/',
      '^db/',
      '^schemas/',
      '^connectors/(registry|kit/run-operation)\\.ts$',
      '^workflows/messages\\.ts$',
      '^domain/',
      '^security/',
    ],
    types: ['^connectors/contract\\.ts$'],
    packages: ['@temporalio/client', '@temporalio/common', 'axios', 'pino', 'standardwebhooks', 'ipaddr.js'],
    builtins: 'any',
    instead:
      'delivery/ brings events in and out. A vendor is reached through the registry, a workflow through its messages.',
  },
  {
    name: 'http',
    from: '^http/',
    own: [
      '^package\\.json$',
      '^http/',
      '^schemas/',
      '^domain/',
      '^db/',
      '^security/',
      '^delivery/',
      '^documents/',
      '^workflows/messages\\.ts$',
    ],
    types: ['^connectors/(contract|registry)\\.ts$', '^config\\.ts$'],
    packages: [
      '@temporalio/client',
      'libphonenumber-js',
      'express',
      'helmet',
      'multer',
      'yaml',
      'swagger-ui-dist',
      'prom-client',
      'pino',
      'ajv',
      'ajv-formats',
    ],
    builtins: 'any',
    instead:
      'A route checks, asks and answers: rules go to domain/, rows to db/, events to delivery/, effects to a workflow.',
  },
  {
    name: 'web',
    from: '^web/',
    fromNot: 'vite\\.config\\.ts$',
    own: ['^web/', '^clients/typescript/'],
    packages: 'any',
    instead:
      'The pages talk to the hub over HTTP by clients/typescript: add the call to openapi.yaml and use the generated client.',
  },
  {
    name: 'client',
    from: '^clients/typescript/',
    own: ['^clients/typescript/'],
    types: ['^schemas/'],
    packages: ['openapi-fetch'],
    instead: 'The client is published and stands alone: only generated types and openapi-fetch.',
  },
  {
    name: 'sandbox',
    from: '^sandbox/',
    own: ['^sandbox/'],
    packages: ['express', 'yaml', 'ajv', 'ajv-formats'],
    builtins: 'any',
    instead:
      'The sandbox stands in for the outside world and shares no code with the hub: speak to it over HTTP, repeat what it needs.',
  },
];

/**
 * @param {Layer} layer
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
function toRules({ name, from, fromNot, own, types = [], packages = [], builtins = [], instead }) {
  const source = { path: from, pathNot: [tests, ...(fromNot ? [fromNot] : [])] };
  const packagePaths = packages === 'any' ? ['node_modules/'] : packages.map((each) => `node_modules/${each}/`);
  const allowed = [...own, ...packagePaths];
  /** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
  const rules = [
    {
      name: `${name}-imports`,
      comment: instead,
      severity: 'error',
      from: source,
      to: { pathNot: [...allowed, ...types], dependencyTypesNot: ['core'] },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${name}-types-only`,
      comment: `Only types may be imported from there ("import type"). ${instead}`,
      severity: 'error',
      from: source,
      to: { path: types, pathNot: own, dependencyTypesNot: ['type-only'] },
    });
  }
  if (builtins !== 'any') {
    rules.push({
      name: `${name}-no-node`,
      comment: instead,
      severity: 'error',
      from: source,
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

export default {
  forbidden: [
    ...layers.flatMap(toRules),
    {
      name: 'no-cycle',
      comment: 'Two files that import each other cannot be read apart: move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nobody-imports-tests-or-benches',
      comment: 'Move what is shared out of the test or the bench.',
      severity: 'error',
      from: { pathNot: ['^(test|bench)/', tests] },
      to: { path: ['^(test|bench)/', tests], pathNot: 'node_modules/' },
    },
    {
      name: 'nobody-imports-the-roots',
      comment: 'server.ts and worker.ts only put parts together: import the part, or build it in wiring.ts.',
      severity: 'error',
      from: { pathNot: ['^(test|bench)/'] },
      to: { path: '^(server|worker)\\.ts$' },
    },
    {
      name: 'connectors-have-one-way-out',
      comment:
        'A connector reaches its vendor through ctx.http alone, where limits, timeouts and redaction are: what it lacks belongs in connectors/kit/.',
      severity: 'error',
      from: { path: '^connectors/[^/]+/', pathNot: [tests, '^connectors/kit/'] },
      to: {
        path: [
          '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises|child_process|worker_threads)$',
          'node_modules/(axios|undici|node-fetch|got|nodemailer|ws)/',
          '^connectors/kit/(http|context)\\.ts$',
        ],
      },
    },
    {
      name: 'wiring-is-for-the-roots',
      comment: 'Take the part as an argument: only server.ts, worker.ts, cli/, tests and benches build the real ones.',
      severity: 'error',
      from: { pathNot: ['^(server|worker|wiring)\\.ts$', '^wiring/', '^(cli|test|bench)/', tests] },
      to: { path: '^wiring(\\.ts$|/)' },
    },
    {
      name: 'config-is-for-the-roots',
      comment: 'Take the value as an argument: only the roots, wiring.ts and cli/ know the configuration.',
      severity: 'error',
      from: { pathNot: ['^(config|server|worker|wiring)\\.ts$', '^wiring/', '^(cli|test|bench|scripts)/', tests] },
      to: { path: '^config\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-sandbox',
      comment: 'The sandbox is spoken to over HTTP only: start it as a process.',
      severity: 'error',
      from: { pathNot: '^sandbox/' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'The file or package does not exist: correct the path (with its .ts) or add the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      comment: 'Add the package to package.json: what comes along with another package may be gone tomorrow.',
      severity: 'error',
      from: { pathNot: '^(node_modules)' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'Production installs without devDependencies: move the package to dependencies.',
      severity: 'error',
      from: {
        path: '^(schemas|domain|workflows|activities|connectors|db|security|documents|delivery|http|cli|sandbox|config\\.ts|wiring|server\\.ts|worker\\.ts)',
        pathNot: [tests, '^connectors/kit/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^web/[^/]+/dist', '^(clients/typescript|connectors/kit)/dist/', '^\\.hub/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
