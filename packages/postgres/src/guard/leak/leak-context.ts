import type { PlatformFunction, PolicyCommand } from '../../schema-module.ts';
import type { TenantId } from '../../tenant-id.ts';
import type { LeakCollector } from './findings-of-leaks.ts';
import type { Sample } from './observer.ts';
import type { Subject } from './subject.ts';

/** What every attempt needs to know. */
export interface LeakContext {
  readonly collector: LeakCollector;
  /** True on a fixture that has a row of both tenants everywhere; false on a live database. */
  readonly strict: boolean;
  /** Who acts, and whose rows it is after. */
  readonly a: TenantId;
  readonly b: TenantId;
  /** Ids that stand in rows of B and not in rows of A. */
  readonly foreignIds: ReadonlySet<string>;
  /** A row of B of a relation. */
  readonly foreignRow: (relation: string) => Sample | undefined;
  /** True when a policy to the role is declared for the command. */
  readonly isDeclared: (subject: Subject, command: PolicyCommand) => boolean;
  readonly isShared: (subject: Subject) => boolean;
  /** True for the one role of a schema that is exclusively its own: what keeps tenants apart there is no policy. */
  readonly isExclusive: (subject: Subject) => boolean;
  readonly isGlobalKey: (key: string) => boolean;
  readonly platformFunction: (name: string) => PlatformFunction | undefined;
  readonly platform: TenantId | undefined;
}
