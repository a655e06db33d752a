const ENGINE_ORDER = [
  'kernel',
  'formula',
  'benchmark',
  'scorecard',
  'application',
  'catalogue',
  'json-schema',
  'evaluate',
  'proofs',
  'history',
  'backtest',
  'arrow',
  'live',
];

const TRANSPORT = '^server/src/(rest|rpc|cli)(/|\\.ts$)';
const TESTS = '\\.(test|bench)\\.tsx?$';

/** A folder of the engine may import only those to its left in ENGINE_ORDER. */
const engineOrder = ENGINE_ORDER.slice(0, -1).map((folder, index) => {
  const later = ENGINE_ORDER.slice(index + 1);
  return {
    name: `engine-order-${folder}`,
    comment: `${ENGINE_ORDER.join(' <- ')}: what is to the left knows nothing of what is to the right.`,
    severity: 'error',
    from: { path: `^engine/src/${folder}/`, pathNot: TESTS },
    to: { path: `^engine/src/(${later.join('|')})/` },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'Two files that need each other are one idea, or hide a third. A route that loads its page later, and a page ' +
        'that names its route, are no such pair; neither is a type.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import', 'type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'not-to-undeclared',
      comment: 'A package is used only by those that declare it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-to-dev-dependency',
      comment: 'What runs in production cannot need what is only installed for development.',
      severity: 'error',
      from: {
        path: '^(engine|server|console|scorecards)/src/',
        pathNot: [TESTS, '^engine/src/testing/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'packages-by-name',
      comment: 'A package is imported by its name, through the doors that its exports open.',
      severity: 'error',
      from: { path: '^(engine|server|console|scorecards|test)/' },
      to: {
        path: '^(engine|server|console|scorecards)/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'engine-alone',
      comment: 'The engine runs in the browser, on the server and in a test alike: it knows none of them.',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(server|console|scorecards|test)/' },
    },
    {
      name: 'engine-no-platform',
      comment: 'No file, no network, no clock: nothing that only Node has.',
      severity: 'error',
      from: { path: '^engine/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-dependencies',
      comment:
        'The engine depends on zod, json-rules-engine, jsonc-parser and @noble/hashes, its files on apache-arrow, and on nothing else.',
      severity: 'error',
      from: { path: '^engine/src/', pathNot: [TESTS, '^engine/src/testing/'] },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(zod|json-rules-engine|jsonc-parser|@noble/hashes|apache-arrow)/',
      },
    },
    {
      name: 'rules-engine-in-one-folder',
      comment:
        'json-rules-engine is one of two ways to evaluate; the rest of the engine does not know which one ran. Benches compare with it.',
      severity: 'error',
      from: { pathNot: '^(engine/src/evaluate/rules/|engine/bench/|server/bench/|node_modules/)' },
      to: { path: 'node_modules/json-rules-engine/' },
    },
    {
      name: 'arrow-in-one-folder',
      comment: 'A page that decides and compares has no use for the code of a file format: it has a door of its own.',
      severity: 'error',
      from: { pathNot: '^(engine/src/arrow/|engine/bench/|node_modules/)|\\.test\\.ts$' },
      to: { path: 'node_modules/apache-arrow/' },
    },
    {
      name: 'page-door-without-files',
      comment: 'What pages and their workers load by the door of the engine never leads to the code of a file format.',
      severity: 'error',
      from: { path: '^engine/src/index\\.ts$' },
      to: { path: 'node_modules/apache-arrow/', reachable: true },
    },
    {
      name: 'engine-door',
      comment: 'index.ts is the door for others; inside, import the file that holds the thing.',
      severity: 'error',
      from: { path: '^engine/src/.+/' },
      to: { path: '^engine/src/index\\.ts$' },
    },
    {
      name: 'engine-testing-is-for-tests',
      comment: 'Generators and fixtures have no place in what runs.',
      severity: 'error',
      from: { path: '^(engine|server|console)/src/', pathNot: [TESTS, '^engine/src/testing/'] },
      to: { path: '^engine/src/testing/' },
    },
    ...engineOrder,
    {
      name: 'scorecards-import-nothing',
      comment: 'Scorecards are data; reading their files is all that this package does.',
      severity: 'error',
      from: { path: '^scorecards/' },
      to: { pathNot: '^(scorecards/|node:|fs|url|path)' },
    },
    {
      name: 'transports-through-services',
      comment: 'REST, RPC and the command line ask a service, which checks the actor: they never read the store.',
      severity: 'error',
      from: { path: TRANSPORT, pathNot: TESTS },
      to: { path: '^server/src/store/' },
    },
    {
      name: 'transports-apart',
      comment: 'What two transports share is a service.',
      severity: 'error',
      from: { path: '^server/src/(rest|rpc|cli)/', pathNot: TESTS },
      to: { path: '^server/src/(rest|rpc|cli)/', pathNot: '^server/src/$1/' },
    },
    {
      name: 'services-below-transports',
      comment: 'A service does not know how it was called.',
      severity: 'error',
      from: { path: '^server/src/(services|store|audit|authority|auth)/', pathNot: TESTS },
      to: { path: TRANSPORT },
    },
    {
      name: 'store-below-services',
      comment: 'transports -> services -> store, audit, authority -> engine.',
      severity: 'error',
      from: { path: '^server/src/(store|audit|authority)/', pathNot: TESTS },
      to: { path: '^server/src/services/' },
    },
    {
      name: 'wiring-at-the-top',
      comment: 'app.ts is the only place where the parts are put together, so none of them imports it.',
      severity: 'error',
      from: { path: '^server/src/.+/', pathNot: [TESTS, '^server/src/testing/'] },
      to: { path: '^server/src/(app|main)\\.ts$' },
    },
    {
      name: 'server-not-to-console',
      comment: 'The server serves the built console; it never imports it.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(console|test)/' },
    },
    {
      name: 'console-types-only',
      comment: 'The console takes the type of the router from the server and nothing that runs.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'console-router-only',
      comment: 'The router is the contract; the rest of the server is its own affair.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^(server|scorecards|test)/', pathNot: '^server/(src|dist)/rpc/router\\.' },
    },
    {
      name: 'console-no-platform',
      comment: 'Pages and their workers run in a browser.',
      severity: 'error',
      from: { path: '^console/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-apart',
      comment: 'Features of the console share through ui/ or the engine, never with each other.',
      severity: 'error',
      from: { path: '^console/src/features/([^/]+)/' },
      to: { path: '^console/src/features/([^/]+)/', pathNot: '^console/src/features/$1/' },
    },
    {
      name: 'ui-knows-no-domain',
      comment: 'Buttons, tables and dialogs work for any feature.',
      severity: 'error',
      from: { path: '^console/src/ui/' },
      to: { path: '^console/src/features/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: '\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
