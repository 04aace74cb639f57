import { statementFromTrustedText } from '../../statement.ts';
import type { Actor } from './actor.ts';
import type { LeakContext } from './leak-context.ts';
import type { Sample } from './observer.ts';
import type { Subject } from './subject.ts';
import { attemptInsert } from './write-attempts.ts';

/** Tries to learn from unique and foreign keys, which look past policies, what rows tenant B has. */
export async function tryInferring(
  context: LeakContext,
  actor: Actor,
  subject: Subject,
  foreign: Sample,
): Promise<void> {
  if (subject.columns.some(({ name, insertable }) => name === 'tenant_id' && insertable))
    await inferByInsert(context, actor, subject, foreign);
  for (const key of subject.foreign_keys) await inferByReference(context, actor, subject, key);
}

/** Inserts the row of B as A's own: it must neither clash with B's row nor find what B's row refers to. */
async function inferByInsert(context: LeakContext, actor: Actor, subject: Subject, foreign: Sample): Promise<void> {
  const { collector, a } = context;
  const unique = await attemptInsert(actor, context, subject, foreign.row, { tenant_id: a });
  const clash = 'refused' in unique && unique.refused === '23505' ? schemaOf(subject, unique.constraint) : undefined;
  const allowed = clash === undefined || context.isGlobalKey(clash) || byTenant(subject, clash);
  collector.note('infer_unique', actor.role, subject.relation, allowed ? undefined : `clashes with ${clash}`);

  const silent = await attemptInsert(actor, context, subject, foreign.row, { tenant_id: a }, ' on conflict do nothing');
  const swallowed = clash === undefined && !('refused' in silent) && silent.changed === 0;
  collector.note(
    'infer_unique',
    actor.role,
    subject.relation,
    swallowed ? 'on conflict do nothing inserts nothing' : undefined,
  );

  const row = JSON.parse(foreign.row) as Record<string, unknown>;
  const refers = subject.foreign_keys.some(({ pairs }) => pairs?.every(({ column }) => (row[column] ?? null) !== null));
  const accepted = refers && !('refused' in unique) && unique.changed > 0;
  collector.note(
    'infer_foreign_key',
    actor.role,
    subject.relation,
    accepted ? 'inserts a row that refers to it' : undefined,
  );

  const column = subject.columns.find(({ name, updatable }) => updatable && name !== 'tenant_id');
  for (const key of subject.keys) {
    if (key.columns === null || key.by_tenant || column === undefined) continue;
    const upsert = ` on conflict (${key.columns.join(', ')}) do update set ${column.sql} = excluded.${column.sql}`;
    const changed = await attemptInsert(actor, context, subject, foreign.row, { tenant_id: a }, upsert);
    const leaks = clash === key.name && !('refused' in changed) && changed.changed > 0;
    collector.note('upsert', actor.role, subject.relation, leaks ? key.name : undefined);
  }
}

/** Points A's own rows at B's. */
async function inferByReference(
  context: LeakContext,
  actor: Actor,
  subject: Subject,
  key: Subject['foreign_keys'][number],
): Promise<void> {
  const target = context.foreignRow(key.to);
  const updatable = new Map(subject.columns.filter((column) => column.updatable).map(({ name, sql }) => [name, sql]));
  if (target === undefined || key.pairs === null || !key.pairs.every(({ column }) => updatable.has(column))) return;
  const row = JSON.parse(target.row) as Record<string, unknown>;
  const values = Object.fromEntries(key.pairs.map(({ column, referred }) => [column, row[referred]]));
  const sets = key.pairs.map(({ column }) => {
    const sql = updatable.get(column);
    return `${sql} = (jsonb_populate_record(null::${subject.sql}, $1::jsonb)).${sql}`;
  });
  const text = `update ${subject.sql} set ${sets.join(', ')}
    where ctid = (select ctid from ${subject.sql} where tenant_id = $2 limit 1)`;
  const tried = statementFromTrustedText<object>(text, [JSON.stringify(values), context.a]);
  const outcome = await actor.attempt(context.a, tried, subject.oid);
  const leaks = !('refused' in outcome) && outcome.changed > 0;
  context.collector.note('infer_foreign_key', actor.role, subject.relation, leaks ? key.name : undefined);
}

function schemaOf(subject: Subject, constraint: string | undefined): string {
  return `${subject.relation.split('.')[0]}.${constraint}`;
}

/** A clash of a key that begins with the tenant is one with A's own row, and tells nothing of B. */
function byTenant(subject: Subject, key: string): boolean {
  return subject.keys.some((known) => known.name === key && known.by_tenant);
}
