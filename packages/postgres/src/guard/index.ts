export {
  type CatalogueConnection,
  type CatalogueOptions,
  catalogueRules,
  checkCatalogue,
  listGrants,
} from './catalogue-rules.ts';
export type { Finding } from './finding.ts';
export { type LeakReport, type LeakTestOptions, leakProbe, leakStorm, leakTest } from './leak-test.ts';
export { IsolationBroken, requireIntactCatalogue } from './require-intact-catalogue.ts';
