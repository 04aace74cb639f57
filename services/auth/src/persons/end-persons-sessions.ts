import { recordSessionsEnded, type SessionEnd } from '../records/sessions.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import type { Operator, PersonParts } from './person-command.ts';

/** Ends every session of a person, in all tenants. @returns how many. */
export async function endPersonsSessions(
  { store, clock }: PersonParts,
  personId: string,
  { operator }: Operator,
  reason: SessionEnd = 'by_operator',
): Promise<number> {
  const ended = await endSessions(store, { person_id: personId });
  const actor = { kind: 'operator', id: operator } as const;
  await recordSessionsEnded(store, ended, reason, { actor, request_id: null, at: clock() });
  return ended.length;
}
