import { writeAuth } from '../../../api/auth-api.ts';
import type { Branding, NewBranding } from '../../../api/auth-types.ts';
import { search } from '../../../api/directory-api.ts';

export function changeBranding(clientId: string | null, version: number, look: NewBranding): Promise<Branding> {
  return writeAuth('PUT', `/branding${search({ client_id: clientId })}`, look, { version });
}
