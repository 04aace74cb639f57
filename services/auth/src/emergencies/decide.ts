import { CommandRefused, type RefusalCode } from '@kiban/service';
import {
  activeEmergency,
  type BreakGlassSet,
  CONFIRMED_WITHIN_MS,
  type Emergency,
  type EmergencyBook,
  type EmergencyEnd,
  type EmergencyUse,
  LONGEST_HOURS,
  openEmergency,
} from './emergency.ts';

/** How many emergencies that were reviewed stay to be read here; the events keep all. */
const KEPT = 50;

/** Who decides, and when: milliseconds since 1970. */
export interface Deciding {
  readonly by: string;
  readonly now: number;
}

/** What has ended by itself is closed, and with it goes what was printed for it. */
export function settled(book: EmergencyBook, now: number): EmergencyBook {
  const over = book.emergencies.filter(
    ({ status, ends_at }) => (status === 'declared' || status === 'active') && ends_at <= now,
  );
  return over.reduce(
    (settling, emergency) =>
      ended(
        settling,
        emergency,
        emergency.status === 'active' ? 'time_over' : 'not_confirmed',
        null,
        emergency.ends_at,
      ),
    book,
  );
}

/** @throws CommandRefused `already_decided` when one is open. */
export function declared(
  book: EmergencyBook,
  { emergency_id, reason, by, now }: Deciding & { readonly emergency_id: string; readonly reason: string },
): EmergencyBook {
  if (openEmergency(book, now) !== undefined) throw refused('already_decided', 'An emergency is declared already.');
  const emergency: Emergency = {
    ...{ emergency_id, status: 'declared', reason, declared_by: by, declared_at: now },
    ...{ confirmed_by: null, confirmed_at: null, ends_at: now + CONFIRMED_WITHIN_MS },
    ...{ closed_by: null, closed_at: null, end: null, reviewed_by: null, reviewed_at: null, review: null },
    ...{ set_id: null, uses: [], changes: 1 },
  };
  const kept = book.emergencies.filter(({ status }, at) => status !== 'reviewed' || at < KEPT - 1);
  return { ...book, emergencies: [emergency, ...kept] };
}

/** From here on the printed codes count. @throws CommandRefused `decided_by_requester`, `reference_unknown` without printed codes. */
export function confirmed(
  book: EmergencyBook,
  { emergency_id, hours, by, now }: Deciding & { readonly emergency_id: string; readonly hours: number },
): EmergencyBook {
  const emergency = find(book, emergency_id);
  if (emergency.status !== 'declared' || emergency.ends_at <= now)
    throw refused('already_decided', 'It is not waiting to be confirmed.');
  if (emergency.declared_by === by)
    throw refused('decided_by_requester', 'Somebody else than who declared it confirms.');
  if (book.set === null) throw refused('reference_unknown', 'No break-glass codes are printed.');
  const ends_at = now + Math.min(hours, LONGEST_HOURS) * 3_600_000;
  const set_id = book.set.set_id;
  return changed(book, { ...emergency, status: 'active', confirmed_by: by, confirmed_at: now, ends_at, set_id });
}

/** @throws CommandRefused `already_closed`. */
export function closed(
  book: EmergencyBook,
  { emergency_id, by, now }: Deciding & { readonly emergency_id: string },
): EmergencyBook {
  const emergency = find(book, emergency_id);
  if (emergency.status === 'closed' || emergency.status === 'reviewed')
    throw refused('already_closed', 'It is closed already.');
  return ended(book, emergency, 'closed', by, now);
}

/** @throws CommandRefused `still_open`, `already_decided`, `decided_by_requester` for whoever used a code in it. */
export function reviewed(
  book: EmergencyBook,
  { emergency_id, review, by, now }: Deciding & { readonly emergency_id: string; readonly review: string },
): EmergencyBook {
  const emergency = find(book, emergency_id);
  if (emergency.status === 'reviewed') throw refused('already_decided', 'It was reviewed already.');
  if (emergency.status !== 'closed') throw refused('still_open', 'Close it first.');
  if (emergency.uses.some(({ user_id }) => user_id === by))
    throw refused('decided_by_requester', 'Somebody reviews it who used no code in it.');
  return changed(book, { ...emergency, status: 'reviewed', reviewed_by: by, reviewed_at: now, review });
}

/** Another printed set takes the place of the last. @throws CommandRefused `still_open` while an emergency is on. */
export function printed(book: EmergencyBook, set: BreakGlassSet): EmergencyBook {
  if (activeEmergency(book, set.printed_at) !== undefined)
    throw refused('still_open', 'The codes of an emergency are printed before it.');
  return { ...book, set };
}

/** A code of a set was used; null: no emergency is on in which it counts. */
export function used(
  book: EmergencyBook,
  { set_id, now, ...use }: Omit<EmergencyUse, 'at'> & { readonly set_id: string; readonly now: number },
): { readonly book: EmergencyBook; readonly emergency: Emergency } | null {
  const active = activeEmergency(book, now);
  if (active === undefined || active.set_id !== set_id) return null;
  const emergency = { ...active, uses: [...active.uses, { ...use, at: now }], changes: active.changes + 1 };
  return { book: written(book, emergency), emergency };
}

function ended(
  book: EmergencyBook,
  emergency: Emergency,
  end: EmergencyEnd,
  closed_by: string | null,
  closed_at: number,
): EmergencyBook {
  const spent = emergency.set_id !== null && book.set?.set_id === emergency.set_id;
  const after = changed(book, { ...emergency, status: 'closed', end, closed_by, closed_at });
  return spent ? { ...after, set: null } : after;
}

function changed(book: EmergencyBook, emergency: Emergency): EmergencyBook {
  return written(book, { ...emergency, changes: emergency.changes + 1 });
}

function written(book: EmergencyBook, emergency: Emergency): EmergencyBook {
  const { emergency_id } = emergency;
  return {
    ...book,
    emergencies: book.emergencies.map((each) => (each.emergency_id === emergency_id ? emergency : each)),
  };
}

function find(book: EmergencyBook, id: string): Emergency {
  const emergency = book.emergencies.find(({ emergency_id }) => emergency_id === id);
  if (emergency === undefined) throw refused('not_found', 'There is no such emergency here.');
  return emergency;
}

function refused(code: RefusalCode, message: string): CommandRefused {
  return new CommandRefused(code, message);
}
