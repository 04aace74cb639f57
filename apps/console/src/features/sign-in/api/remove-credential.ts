import { writeAuth } from '../../../api/auth-api.ts';
import type { Credential } from '../../../api/auth-types.ts';
import { path } from '../../../api/paths.ts';

export function removeCredential(userId: string, credentialId: string, reason: string): Promise<Credential> {
  return writeAuth('DELETE', path`/people/${userId}/credentials/${credentialId}`, { reason }, {});
}
