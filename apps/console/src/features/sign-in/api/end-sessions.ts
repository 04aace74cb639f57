import { writeAuth } from '../../../api/auth-api.ts';
import { path } from '../../../api/paths.ts';

/** How many ended. */
interface Ended {
  readonly ended: number;
}

export function endSession(userId: string, sessionId: string, reason: string): Promise<Ended> {
  return writeAuth('POST', path`/people/${userId}/sessions/${sessionId}/end`, { reason }, {});
}

/** All of them, whether or not any is known: tokens that are out are refused within two seconds. */
export function endSessions(userId: string, reason: string): Promise<Ended> {
  return writeAuth('POST', path`/people/${userId}/sessions/end`, { reason }, {});
}
