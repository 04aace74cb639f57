/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'Name the file with its extension, or declare the package in this workspace.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'service-not-to-service',
      severity: 'error',
      comment: "Read the other service's published views, or react to its events.",
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'package-not-to-service',
      severity: 'error',
      comment: 'A library knows no business: pass what it needs as an argument.',
      from: { path: '^packages/' },
      to: { path: '^(services|apps)/' },
    },
    {
      name: 'published-packages-stand-alone',
      severity: 'error',
      comment: 'Others install it from a registry, where nothing of ours is.',
      from: { path: '^packages/(sdk|delta-lake)/src/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '^(services|apps|packages/(?!$1/))' },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      comment: 'Nothing that serves may import the test tools.',
      from: { pathNot: '(\\.test\\.ts$|/testing/|/bench/|^packages/testing/|\\.config\\.ts$)' },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'driver-only-in-postgres',
      severity: 'error',
      comment: 'Tenant data is reached through tenantRead and tenantTransaction of @kiban/postgres only.',
      from: { pathNot: '(^packages/(postgres|testing)/|\\.test\\.ts$|/testing/|/bench/)' },
      to: { path: 'node_modules/pg/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules/\\.cache|/dist/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
