import { statementFromTrustedText } from '../../statement.ts';
import type { Actor, Outcome } from './actor.ts';
import type { LeakContext } from './leak-context.ts';
import { hasTenant, type Sample } from './observer.ts';
import type { Subject } from './subject.ts';

/** Tries to be shown rows of tenant B as tenant A, and any row as nobody. */
export async function tryReading(
  context: LeakContext,
  actor: Actor,
  subject: Subject,
  own: Sample | undefined,
): Promise<void> {
  const readable = subject.columns.filter((column) => column.readable);
  const [first] = readable;
  if (first === undefined) return;
  const { collector, a, b } = context;
  const open = context.isDeclared(subject, 'select');
  const note = (operation: 'read' | 'read_without_tenant' | 'count' | 'contents', leak: string | undefined): void =>
    collector.note(operation, actor.role, subject.relation, leak);

  if (readable.some(({ name }) => name === 'tenant_id')) {
    const foreign = `select 1 as foreign_row from ${subject.sql} where tenant_id is distinct from $1 limit 1`;
    const seen = shown(await actor.attempt(a, statementFromTrustedText(foreign, [a])));
    if (open && seen === 0 && context.strict) collector.note('declared_only', actor.role, subject.relation, 'select');
    else note('read', seen === 0 || open ? undefined : 'select … where tenant_id is distinct from its own');
  }
  if (open) return; // the named role sees everything, as declared
  if (!context.isShared(subject)) {
    const unset = shown(await actor.withoutTenant(`select ${first.sql} from ${subject.sql} limit 1`));
    note('read_without_tenant', unset === 0 ? undefined : 'select … limit 1');
  }
  if (context.strict && own !== undefined) {
    const counted = await actor.attempt(a, statementFromTrustedText(`select count(*) as n from ${subject.sql}`, []));
    const count = 'refused' in counted ? 0 : Number((counted.rows[0] as { n?: number } | undefined)?.n);
    note('count', count <= own.count ? undefined : `${count} rows, of which ${own.count} are its own`);
  }
  if (!context.strict && hasTenant(subject)) return; // reads whole tables
  if (context.isExclusive(subject)) return; // holds every tenant's, for that one role
  const contents = `select 1 as found from ${subject.sql} where row(${readable.map(({ sql }) => sql).join(', ')})::text like any($1) limit 1`;
  const ids = [b, ...context.foreignIds].map((id) => `%${id}%`);
  const found = shown(await actor.attempt(a, statementFromTrustedText(contents, [ids])));
  note('contents', found === 0 ? undefined : 'one of its columns holds them');
}

function shown(outcome: Outcome): number {
  return 'refused' in outcome ? 0 : outcome.rows.length;
}
