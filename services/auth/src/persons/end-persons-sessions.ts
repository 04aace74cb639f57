import type { SessionEnd } from '../records/sessions.ts';
import { revoke } from '../sessions/revoke.ts';
import type { Operator, PersonParts } from './person-command.ts';

/** Ends every session of a person, in all tenants. @returns how many. */
export async function endPersonsSessions(
  { store, clock }: PersonParts,
  personId: string,
  { operator, reason: note }: Operator,
  reason: SessionEnd = 'by_operator',
): Promise<number> {
  const actor = { kind: 'operator', id: operator } as const;
  const cause = { reason, actor, note, request_id: null, at: clock() };
  return (await revoke(store, { person_id: personId }, cause)).length;
}
