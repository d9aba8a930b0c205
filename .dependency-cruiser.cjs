/** The layers of docs/architecture.md: imports point down only. */
const layer = (name, from, forbidden) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: forbidden },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    layer(
      'core-is-the-bottom',
      '^src/core/',
      '^(src/(training|data|workers|state|lessons|i18n|export|ui)|cli)/',
    ),
    layer(
      'training-and-data-see-core-only',
      '^src/(training|data)/',
      '^(src/(workers|state|lessons|i18n|export|ui)|cli)/',
    ),
    layer('training-and-data-stay-apart', '^src/data/', '^src/training/'),
    layer('workers-see-core-training-data', '^src/workers/', '^(src/(state|lessons|i18n|export|ui)|cli)/'),
    layer('state-is-below-the-page', '^src/state/', '^(src/(lessons|i18n|export|ui)|cli)/'),
    layer('page-services-are-below-ui', '^src/(lessons|i18n|export)/', '^(src/ui|cli)/'),
    layer('cli-uses-core-training-data', '^cli/', '^src/(workers|state|lessons|i18n|export|ui)/'),
    {
      name: 'core-is-pure',
      comment: 'core runs in page, worker and Node alike',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: 'node_modules', pathNot: 'node_modules/valibot' },
    },
    {
      name: 'helpers-of-tests-only-in-tests',
      severity: 'error',
      from: { path: '^(src|cli)/', pathNot: '\\.(test|contract)\\.ts$|/testing/|\\.fixture\\.ts$' },
      to: { path: '/testing/' },
    },
    {
      name: 'tfjs-only-in-training',
      severity: 'error',
      from: { pathNot: '^(src/training/|src/workers/training|bench/|cli/)' },
      to: { path: 'node_modules/@tensorflow' },
    },
    {
      name: 'training-code-stays-out-of-the-page',
      comment: 'the page may know types of training, never its code',
      severity: 'error',
      from: { path: '^src/(state|ui|export|i18n)/' },
      to: { path: '^src/training/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: 'src/training/kernels/assembly' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
