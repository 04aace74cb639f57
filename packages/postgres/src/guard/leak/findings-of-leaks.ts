import type { Finding } from '../finding.ts';

/** What was tried, what it means when it worked, and what mends it. */
const MEANINGS = {
  read: [
    'reads rows of another tenant',
    'Protect the relation: app.protect_table for a table, security_invoker for a view; no BYPASSRLS, no materialized view.',
  ],
  read_without_tenant: [
    'reads rows although no tenant is set',
    'Protect the relation with app.protect_table, and set the tenant with set_config(…, true) only.',
  ],
  count: [
    'counts rows of another tenant',
    'Protect the relation: app.protect_table for a table, security_invoker for a view.',
  ],
  contents: [
    'shows ids of another tenant',
    'Protect the relation: give it tenant_id and app.protect_table, or keep customers’ data out of it.',
  ],
  update: ['changes rows of another tenant', 'Restore the tenant policy with app.protect_table.'],
  delete: ['deletes rows of another tenant', 'Restore the tenant policy with app.protect_table.'],
  hand_over: ['gives its own rows to another tenant', 'Restore the check of the tenant policy with app.protect_table.'],
  steal: ['takes rows of another tenant for itself', 'Restore the tenant policy with app.protect_table.'],
  insert: ['writes rows for another tenant', 'Restore the check of the tenant policy with app.protect_table.'],
  infer_unique: [
    'learns from a refused insert which values another tenant has',
    'Make the unique key (tenant_id, …), or name it with the reason in globalKeys.',
  ],
  upsert: [
    'changes another tenant’s row by on conflict',
    'Make the unique key (tenant_id, …) and restore the tenant policy.',
  ],
  infer_foreign_key: [
    'refers to rows of another tenant, and so learns that they exist',
    'Make the foreign key (tenant_id, …) references … (tenant_id, id).',
  ],
  call: [
    'is shown rows of another tenant by a security definer function',
    'Add the predicate tenant_id = app.tenant_id() for every table in the function.',
  ],
  setting_outlives: [
    'keeps the tenant after the transaction, for whoever gets the connection next',
    'Set the tenant with set_config(…, true), in tenant-transaction.ts only.',
  ],
  storm: [
    'mixes tenants when connections are cancelled or killed',
    'Give back only connections whose transaction has ended, and close every other one (withConnection).',
  ],
  declared_only: [
    'does not see what crossTenant declares',
    'Take it out of crossTenant, or call app.open_table for it in a new migration.',
  ],
  vacuous: ['was not put to the test: the fixture has no row of the other tenant', 'Plant such a row in the fixture.'],
} as const satisfies Record<string, readonly [string, string]>;

export type Operation = keyof typeof MEANINGS;

/** Collects what the attempts find, and counts them. */
export class LeakCollector {
  readonly findings: Finding[] = [];
  readonly operations = new Set<Operation>();
  attempts = 0;

  /** Notes one attempt; `leak` says how it leaked, undefined that it did not. */
  note(operation: Operation, role: string, object: string, leak: string | undefined): void {
    this.attempts += 1;
    this.operations.add(operation);
    if (leak === undefined) return;
    const [meaning, mend] = MEANINGS[operation];
    this.findings.push({
      rule: `leak_${operation}`,
      object,
      message: `${role} on ${object} ${meaning}: ${leak}`,
      mend,
    });
  }
}
