export { type ApiOptions, type ApiUnderTest, apiUnderTest, type Traces, tracesInTables } from './api-under-test.ts';
export { type ApiDocument, type Documented, documentedOperations, type Parameter, type Schema } from './documented.ts';
export { hostileParameters, hostileValues, NO_BODIES } from './hostile.ts';
export {
  brokenHistories,
  brokenInvariants,
  fingerprintOf,
  type Invariant,
  oneTenantEach,
} from './invariants/broken-invariants.ts';
export { atOnce, Known, randomSteps, runSteps, type Step, type Tally } from './invariants/random-steps.ts';
export type { PlantedTenant, PlantedUser } from './planted-tenant.ts';
export { cursors } from './rules/cursors.ts';
export { describedApi } from './rules/document.ts';
export { idempotency } from './rules/idempotency.ts';
export { malformedRequests } from './rules/malformed.ts';
export { readableMoments } from './rules/moments.ts';
export { preconditions } from './rules/preconditions.ts';
export { refusedCallers } from './rules/refused-callers.ts';
export { renamedColumns, renameReadColumns } from './rules/renamed-columns.ts';
export type { Recipe, Samples } from './samples.ts';
export { type ApiAnswer, type ApiRequest, type ServiceOnSocket, serviceOnSocket } from './service-on-socket.ts';
export { type Story, storyIn, type Thing, type Things } from './story.ts';
export { type Bearer, type Faults, type TokenIssuer, tokenIssuer } from './token-issuer.ts';
