import { DatabaseError } from 'pg';
import { type Database, withConnection } from '../../database.ts';
import { type Statement, statement, statementFromTrustedText } from '../../statement.ts';
import type { TenantId } from '../../tenant-id.ts';
import type { tenantTransaction } from '../../tenant-transaction.ts';

/** What came of an attempt: the rows it was shown, the rows it changed, or the refusal. */
export type Outcome =
  | { readonly rows: readonly object[]; readonly changed: number }
  | {
      /** SQLSTATE. */
      readonly refused: string;
      readonly constraint: string | undefined;
      readonly message: string;
      /** The trigger or function in which it was refused, if it was in one. */
      readonly within: string | undefined;
    };

/** One login role, on a pool of its own. */
export interface Actor {
  readonly role: string;
  /** Runs a statement as the role for a tenant, and takes it back. */
  attempt(tenant: TenantId, statement: Statement<object>, oid?: number): Promise<Outcome>;
  /** Runs a query on a pooled connection with no tenant set. */
  withoutTenant(sql: string): Promise<Outcome>;
}

/** Carries the outcome out of a transaction that is to be rolled back. */
class TakenBack extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super('taken back');
    this.outcome = outcome;
  }
}

export function actorOf(database: Database, transact: typeof tenantTransaction): Actor {
  return {
    role: database.role,
    attempt: async (tenant, tried, oid) => {
      try {
        return await transact(database, tenant, async (transaction): Promise<Outcome> => {
          await transaction.rows(statement`select set_config('statement_timeout', '10s', true)`);
          if (oid === undefined) throw new TakenBack({ rows: await transaction.rows(tried), changed: 0 });
          const [before] = await transaction.rows(changedRows(oid));
          const rows = await transaction.rows(tried);
          await transaction.rows(statement`set constraints all immediate`);
          const [after] = await transaction.rows(changedRows(oid));
          throw new TakenBack({ rows, changed: (after?.changed ?? 0) - (before?.changed ?? 0) });
        });
      } catch (error) {
        if (error instanceof TakenBack) return error.outcome;
        return refusalOf(error);
      }
    },
    withoutTenant: async (sql) => {
      try {
        const { rows } = await withConnection(database, (client) => client.query<object>(sql));
        return { rows, changed: 0 };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** Rows changed in this session, counted by the server, since RETURNING would bring the policies for reading into play and hide what a blind write does. */
function changedRows(oid: number): Statement<{ changed: number }> {
  return statementFromTrustedText(
    `select sum(pg_stat_get_xact_tuples_inserted(t) + pg_stat_get_xact_tuples_updated(t) + pg_stat_get_xact_tuples_deleted(t))::int
       as changed
     from (select $1::oid union select relid from pg_partition_tree($1::oid::regclass)) as r (t)`,
    [oid],
  );
}

function refusalOf(error: unknown): Outcome {
  if (!(error instanceof DatabaseError)) throw error;
  const { code = '?', constraint, message, where } = error;
  return { refused: code, constraint, message, within: where };
}
