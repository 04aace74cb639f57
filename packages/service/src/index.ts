export { authorizer } from './access/authorizer.ts';
export { type BuiltInRole, builtInRoleOf, builtInRoles, type RoleScope, roleKey } from './access/built-in-roles.ts';
export type { Entry, EntryTenant, EntryUser } from './access/entry.ts';
export {
  type HeldRole,
  type Holders,
  type Permissions,
  permissionsOf,
  rolesGiving,
  scopesOf,
} from './access/permissions.ts';
export { isWithin, type Place, type Reach, reachCondition, requireWithin } from './access/reach.ts';
export { foreign, permissionMissing, suspended } from './access/refusals.ts';
export { beginning, existing, following, now, type Occasion, stateFields } from './commands/changes.ts';
export { CommandRefused, type RefusalCode } from './commands/command-refused.ts';
export { type Changing, type Creating, changing, making } from './commands/operation.ts';
export { certificateSourceOf, demanded, numberOf, oneOf, originOf } from './environment.ts';
export { because, described, named } from './fields/described.ts';
export { instant } from './fields/instant.ts';
export { demandedReason, reason } from './fields/reason.ts';
export { record } from './fields/record.ts';
export { text } from './fields/text.ts';
export { counted, id, moment, momentOrNull, words } from './fields/values.ts';
export { MomentError, resolveMoment } from './moments/moment.ts';
export { openService, type ServiceOptions } from './open-service.ts';
export { type ChangeRequest, change, fieldsOf, found, type Target } from './operations/change.ts';
export { changeContext } from './operations/change-context.ts';
export { type CreationRequest, create } from './operations/create.ts';
export { actorSchema, fieldChangeSchema, historyEntryFields } from './operations/history-entry.ts';
export { type IfMatch, parseIfMatch } from './operations/if-match.ts';
export { atMoment, beginningAgain, byId, ending, listRefusals, momentRefusals } from './operations/one.ts';
export { receiptOf } from './operations/receipt.ts';
export type { ServiceApi } from './operations/service-api.ts';
export { type Cursor, decodeCursor, encodeCursor } from './pages/cursor.ts';
export { behind, byName, isId, isTime, type SortKey, sortOf } from './pages/keyset.ts';
export { type Answer, momentOf, pageFor, type Reading } from './pages/page-for.ts';
export { as_of, asOf, itemsOf, pageOf, pageOfEvents, paging, repeatable, searchWords } from './pages/page-schema.ts';
export { type Page, type PageQuery, type Position, PositionError, readOne, readPage } from './pages/read-page.ts';
export { every, rowsAt, type Sql, statementOf } from './pages/rows.ts';
export { cursorMalformed } from './problems/cursor-malformed.ts';
export { type Keys, problemOf } from './problems/problem-of.ts';
export { requireDatabase, requireSchema } from './readiness/readiness.ts';
export { keepRunning } from './workers/keep-running.ts';
export { pause } from './workers/pause.ts';
