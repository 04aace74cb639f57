import { writeAuth } from '../../../api/auth-api.ts';
import type { TerminalPlace } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

/** Declares a store restricted, or takes that back. */
export function decidePlace(
  { id, version }: TerminalPlace,
  to: 'restricted' | 'unrestricted',
  reason: string,
): Promise<TerminalPlace> {
  return writeAuth(to === 'restricted' ? 'PUT' : 'DELETE', path`/terminal-places/${id}`, { reason }, { version });
}
