// Which file may import which, as data. `npm run check:imports` fails on any import that is not allowed here, and
// test/tooling/import-rules.test.ts proves that each rule sees its violation.

/** Layers, lowest first. A layer may import only the layers listed for it. */
const layers = {
  kernel: [],
  config: ['kernel'],
  infra: ['kernel'],
  realtime: ['kernel'],
  modules: ['kernel', 'infra', 'realtime'],
  gateway: ['kernel', 'infra', 'realtime', 'modules'],
  app: ['kernel', 'config', 'infra', 'realtime', 'modules', 'gateway'],
};

/** What every feature module may use: the GraphQL types that belong to no feature (Node, PageInfo, connections). */
const commonModule = 'graph';

/** Which feature module may import which other one, always through its index.ts. */
const moduleEdges = {
  graph: [],
  users: [],
  auth: ['users'],
  contacts: ['users'],
  conversations: ['contacts', 'users'],
  invites: ['conversations', 'users'],
  messages: ['conversations', 'users'],
  reactions: ['messages', 'conversations', 'users'],
  pins: ['messages', 'conversations', 'users'],
  mentions: ['messages', 'conversations', 'users'],
  stars: ['messages', 'conversations', 'users'],
  receipts: ['messages', 'conversations', 'users'],
  inbox: ['receipts', 'stars', 'scheduled', 'messages', 'conversations', 'contacts', 'users'],
  search: ['messages', 'conversations', 'users'],
  scheduled: ['messages', 'conversations', 'users'],
  presence: ['contacts', 'messages', 'conversations', 'users'],
};

/** npm packages that may be imported only from these places. */
const fences = {
  typeorm: ['^src/infra/database/', '^src/modules/[^/]+/[^/]+[.](entity|repository)[.]ts$'],
  mysql2: ['^src/infra/database/'],
  libsql: ['^src/infra/database/'],
  'type-graphql': ['^src/modules/[^/]+/[^/]+[.](resolver|graphql)[.]ts$', '^src/gateway/graphql/', '^src/app/create-schema[.]ts$'],
  '(@apollo/server|@as-integrations/fastify)': ['^src/gateway/'],
  '(ws|graphql-ws)': ['^src/gateway/ws/'],
  '(ioredis|graphql-redis-subscriptions)': ['^src/infra/'],
  '(jsonwebtoken|jwks-rsa)': ['^src/modules/auth/'],
};

/** Node's own modules that reach outside of the process, or that know the time. */
const outsideWorld = '^(node:)?(net|tls|http|https|http2|dgram|dns|fs|child_process|cluster|worker_threads|timers|readline|inspector)(/|$)';

const test = '[.]test[.]ts$';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-circular', 'A cycle means that two files are one; merge them, or pass an event.', {}, { circular: true }),
    rule('resolvable', 'The import does not resolve.', {}, { couldNotResolve: true }),

    // Downwards only.
    ...Object.entries(layers).map(([layer, may]) =>
      rule(
        `layer-${layer}`,
        `src/${layer} may import only: ${may.join(', ') || 'nothing'}.`,
        { path: `^src/${layer}/`, pathNot: test },
        { path: '^src/', pathNot: [layer, ...may].map((other) => `^src/${other}/`) },
      ),
    ),
    rule(
      'main-is-thin',
      'main.ts reads the config and starts the app; nothing else.',
      { path: '^src/main[.]ts$' },
      { path: '^src/', pathNot: '^src/(app|config)/' },
    ),
    rule(
      'unlisted',
      'Add the new folder to `layers` or `moduleEdges` first, and say there what it may import.',
      {
        path: '^src/[^/]+/',
        pathNot: [
          ...Object.keys(layers)
            .filter((layer) => layer !== 'modules')
            .map((layer) => `^src/${layer}/`),
          ...Object.keys(moduleEdges).map((name) => `^src/modules/${name}/`),
        ],
      },
      {},
    ),

    // Through front doors.
    rule(
      'front-door',
      'Enter another module through its index.ts.',
      { path: '^src/modules/([^/]+)/' },
      { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index[.]ts$'] },
    ),
    rule(
      'front-door-outside',
      'Outside of src/modules, import a module only through its index.ts.',
      { path: '^src/', pathNot: '^src/modules/' },
      { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index[.]ts$' },
    ),
    rule(
      'front-door-layers',
      'infra/* and realtime have a front door too.',
      { path: '^src/(modules|gateway)/', pathNot: test },
      { path: '^src/(infra/[^/]+|realtime)/', pathNot: '^src/(infra/[^/]+|realtime)/index[.]ts$' },
    ),
    ...Object.entries(moduleEdges).map(([name, may]) =>
      rule(
        `module-${name}`,
        `modules/${name} may use only: ${[commonModule, ...may].join(', ')}.`,
        { path: `^src/modules/${name}/`, pathNot: test },
        { path: '^src/modules/', pathNot: [name, commonModule, ...may].map((other) => `^src/modules/${other}/`) },
      ),
    ),

    // A file's suffix says what it may know.
    rule(
      'role-resolver',
      'A resolver talks to services, never to storage.',
      { path: '[.]resolver[.]ts$' },
      { path: '[.](repository|entity)[.]ts$|^src/infra/database/' },
    ),
    rule(
      'role-service',
      'A service knows repositories by type, and neither tables nor GraphQL.',
      { path: '[.]service[.]ts$' },
      { path: '[.](entity|graphql|resolver)[.]ts$' },
    ),
    rule(
      'role-service-types-only',
      'A service takes its repository by constructor.',
      { path: '[.]service[.]ts$' },
      { path: '[.]repository[.]ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'role-service-ports',
      'A service knows infra by type; app/ hands it the instance.',
      { path: '[.]service[.]ts$' },
      { path: '^src/infra/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'role-graphql',
      'GraphQL types hold no logic: they see neither services nor storage, not even by type.',
      { path: '[.]graphql[.]ts$' },
      { path: '[.](service|access|repository|entity|resolver)[.]ts$|^src/(infra|realtime)/' },
    ),
    rule(
      'role-entity',
      'An entity maps one table and knows only the kernel and its own module.',
      { path: '^src/(?:modules/)?([^/]+)/.+[.]entity[.]ts$' },
      { path: '^src/', pathNot: ['^src/kernel/', '^src/(modules/)?$1/'] },
    ),

    // Libraries stay where their job is.
    ...Object.entries(fences).map(([packages, places]) =>
      rule(
        `fence-${packages}`,
        `Used only in: ${places.join(' ')}`,
        { path: '^src/', pathNot: [...places, test] },
        { path: `node_modules/${packages}/` },
      ),
    ),
    rule(
      'kernel-and-realtime-are-pure',
      'The engine runs in the simulator: no npm packages, no sockets, files or timers of its own.',
      { path: '^src/(kernel|realtime)/', pathNot: test },
      { path: ['node_modules', outsideWorld] },
    ),

    // The trees beside src.
    rule(
      'server-is-alone',
      'The server imports neither its clients nor its tests and tools.',
      { path: '^src/', pathNot: test },
      { path: '^(sdk|web|test|bench|scripts)/' },
    ),
    rule(
      'sdk-is-alone',
      'The SDK knows the server only through schema.graphql.',
      { path: '^sdk/' },
      { path: '^(src|web|test|bench|scripts)/' },
    ),
    rule(
      'web-uses-sdk',
      'The web client knows the server through the front doors of the SDK.',
      { path: '^web/' },
      { path: '^(src|test|bench)/|^sdk/src/(?!((apollo/)?index|indexed-db)[.]ts)' },
    ),
    rule(
      'prod-deps',
      'What is shipped may not need a devDependency.',
      { path: '^(src|sdk)/', pathNot: test },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
