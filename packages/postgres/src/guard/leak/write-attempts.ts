import { type Statement, statementFromTrustedText } from '../../statement.ts';
import type { Actor, Outcome } from './actor.ts';
import type { LeakContext } from './leak-context.ts';
import type { Sample } from './observer.ts';
import type { Subject } from './subject.ts';

const NOT_PERMITTED = '42501';

/** Tries to change, remove, take, give away and add rows of tenant B as tenant A. */
export async function tryWriting(
  context: LeakContext,
  actor: Actor,
  subject: Subject,
  own: Sample | undefined,
  foreign: Sample,
): Promise<void> {
  const { collector, a, b, strict } = context;
  const updatable = subject.columns.filter((column) => column.updatable);
  const mayHandOver = updatable.some(({ name }) => name === 'tenant_id');
  const column = updatable.find(({ name }) => name !== 'tenant_id');
  const run = (text: string, ...values: unknown[]): Promise<Outcome> => attempt(actor, context, subject, text, values);
  const note = (operation: 'update' | 'delete' | 'hand_over' | 'steal' | 'insert', outcome: Outcome, own = 0): void =>
    collector.note(operation, actor.role, subject.relation, leakOf(outcome, own));

  if (column !== undefined && !context.isDeclared(subject, 'update')) {
    const set = `update ${subject.sql} set ${column.sql} = (jsonb_populate_record(null::${subject.sql}, $1::jsonb)).${column.sql}`;
    note('update', await run(`${set} where tenant_id = $2`, foreign.row, b));
    // without a condition no policy for reading is asked
    if (strict && own !== undefined) note('update', await run(set, own.row), own.count);
  }
  if (mayHandOver) {
    const mine = strict ? '' : ` where ctid = (select ctid from ${subject.sql} where tenant_id = $2 limit 1)`;
    note('hand_over', await run(`update ${subject.sql} set tenant_id = $1${mine}`, b, ...(strict ? [] : [a])));
    note('steal', await run(`update ${subject.sql} set tenant_id = $1 where tenant_id = $2`, a, b));
  }
  if (subject.deletable && !context.isDeclared(subject, 'delete')) {
    note('delete', await run(`delete from ${subject.sql} where tenant_id = $1`, b));
    if (strict && own !== undefined) note('delete', await run(`delete from ${subject.sql}`), own.count);
  }
  if (subject.columns.some(({ insertable }) => insertable) && !context.isDeclared(subject, 'insert'))
    note('insert', await attemptInsert(actor, context, subject, foreign.row, {}));
}

/** Inserts a row given as JSON, with some of its fields replaced, in the columns that the role may insert. */
export function attemptInsert(
  actor: Actor,
  context: LeakContext,
  subject: Subject,
  row: string,
  instead: Readonly<Record<string, unknown>>,
  ending = '',
): Promise<Outcome> {
  const columns = subject.columns.filter(({ insertable }) => insertable).map(({ sql }) => sql);
  const text = `insert into ${subject.sql} (${columns.join(', ')})
    select ${columns.join(', ')} from jsonb_populate_record(null::${subject.sql}, $1::jsonb || $2::jsonb)${ending}`;
  return attempt(actor, context, subject, text, [row, JSON.stringify(instead)]);
}

function attempt(
  actor: Actor,
  context: LeakContext,
  subject: Subject,
  text: string,
  values: readonly unknown[],
): Promise<Outcome> {
  const tried: Statement<object> = statementFromTrustedText(text, values);
  return actor.attempt(context.a, tried, subject.oid);
}

/** Policies are asked before constraints and most triggers are: whatever else refused the attempt, no policy did. */
function leakOf(outcome: Outcome, own: number): string | undefined {
  if (!('refused' in outcome)) return outcome.changed > own ? `${outcome.changed - own} rows` : undefined;
  const byPolicy = outcome.within === undefined || outcome.within.includes('app.refuse_change');
  return outcome.refused === NOT_PERMITTED && byPolicy
    ? undefined
    : `blocked only by ${outcome.refused} ${outcome.message}`;
}
