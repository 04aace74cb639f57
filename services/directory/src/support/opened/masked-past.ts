import type { PastEntryView } from '../../past/read-past.ts';
import { hidden, maskedLogin, maskedName } from '../masking.ts';

type Mask = (value: string | null) => string | null;

/** Fields of a kind of thing that are not shown as they are. */
const MASKS: Readonly<Record<string, Readonly<Record<string, Mask>>>> = {
  user: { name: maskedName, kana: maskedName, login_id: maskedLogin, email: hidden, staff_number: hidden },
  store: { address: hidden, phone: hidden, postal_code: hidden },
};

/** What a field beside an id calls somebody. */
const PERSON_FIELDS: readonly string[] = ['user_id', 'decided_by', 'requester_id'];

/** An entry with the names of people masked. What happened, when and why stays; a reason is shown as it was written. */
export function maskedEntry(entry: PastEntryView): PastEntryView {
  const { actor, kind } = entry;
  return {
    ...withMaskedNames(entry),
    actor: actor.kind === 'person' ? { ...actor, name: maskedName(actor.name) } : actor,
    changes: entry.changes.map((change) => maskedChange(change, MASKS[kind]?.[change.field])),
  };
}

function maskedChange(change: PastEntryView['changes'][number], mask: Mask | undefined): typeof change {
  if (PERSON_FIELDS.includes(change.field))
    return {
      ...change,
      before_name: maskedName(change.before_name),
      after_name: maskedName(change.after_name),
    };
  if (mask === undefined) return change;
  const of = (value: unknown): unknown => (typeof value === 'string' ? mask(value) : null);
  return { ...change, before: of(change.before), after: of(change.after) };
}

/** Whose something woven in is: `membership.user_name`. */
function withMaskedNames<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === 'user_name' && typeof member === 'string') return [name, maskedName(member)];
      const isThing = typeof member === 'object' && member !== null && !Array.isArray(member);
      return [name, isThing ? withMaskedNames(member) : member];
    }),
  ) as Value;
}
