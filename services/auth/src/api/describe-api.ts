import { type Api, type Language, openApi } from '@kiban/http';
import { scopesOf } from '@kiban/service';
import { brandingOperations } from '../branding/branding-operations.ts';
import { clientOperations } from '../clients/client-operations.ts';
import { connectionOperations } from '../connections/connection-operations.ts';
import { coverageOperations } from '../coverage/coverage-operations.ts';
import { credentialOperations } from '../credentials/credential-operations.ts';
import { diagnosisOperations } from '../diagnosis/diagnosis-operations.ts';
import { domainOperations } from '../domains/domain-operations.ts';
import { breakGlassOperations } from '../emergencies/break-glass-operations.ts';
import { emergencyOperations } from '../emergencies/emergency-operations.ts';
import { webhookOperations } from '../emergencies/webhook/webhook-operations.ts';
import { passwordImportOperations } from '../legacy-passwords/import-operations.ts';
import { mailOperations } from '../mails/mail-operations.ts';
import { passwordVerifierOperations } from '../older-system/older-system-operations.ts';
import { policyOperations } from '../policies/policy-operations.ts';
import { resetOperations } from '../resets/reset-operations.ts';
import { revocationOperations } from '../sessions/revocation-operations.ts';
import { revocationStream } from '../sessions/revocation-stream.ts';
import { sessionOperations } from '../sessions/session-operations.ts';
import { signInOperations } from '../sign-in-history/sign-in-operations.ts';
import { supportSessionOperations } from '../support-sessions/support-session-operations.ts';
import { temporaryCodeOperations } from '../temporary-codes/temporary-code-operations.ts';
import { terminalPlaceOperations } from '../terminal-places/terminal-place-operations.ts';
import { terminalOperations } from '../terminals/terminal-operations.ts';
import type { ApiParts } from './api-parts.ts';
import { viewAuthorizer } from './authorizer.ts';
import type { AuthEntry } from './entry.ts';
import { type Permission, permissions } from './permissions.ts';

/** Where the API is mounted. */
export const API_PATH = '/auth/v1';

/** Every operation of auth. */
export function authApi(parts: ApiParts, oidcDiscoveryUrl: string): Api<AuthEntry> {
  const authorize = viewAuthorizer(parts.store, parts.clock);
  const api = openApi<AuthEntry>({
    title: { en: 'Kiban auth', ja: 'Kiban 認証' },
    version: '1',
    description: {
      en: 'How the people of one tenant sign in, who is signed in, and what happened. The tenant is the one of the token.',
      ja: 'トークンのテナントの利用者のログイン方法、セッション、ログイン履歴を扱います。',
    },
    authorize: (permission, caller) => authorize(permission as Permission, caller),
    scopesOf: (permission) => scopesOf(permissions, permission),
    serverPath: API_PATH,
    oidcDiscoveryUrl,
    refusals: ['user_suspended'],
  });
  brandingOperations(api, parts);
  credentialOperations(api, parts);
  coverageOperations(api, parts);
  diagnosisOperations(api, parts);
  sessionOperations(api, parts);
  revocationOperations(api, parts);
  revocationStream(api.app, { ...parts, authorize });
  signInOperations(api, parts);
  mailOperations(api, parts);
  policyOperations(api, parts);
  terminalPlaceOperations(api, parts);
  terminalOperations(api, parts);
  temporaryCodeOperations(api, parts);
  emergencyOperations(api, parts);
  breakGlassOperations(api, parts);
  webhookOperations(api, parts);
  clientOperations(api, parts);
  supportSessionOperations(api, parts);
  connectionOperations(api, parts);
  domainOperations(api, parts);
  resetOperations(api, parts);
  passwordImportOperations(api, parts);
  passwordVerifierOperations(api, parts);
  return api;
}

/** The OpenAPI 3.1 document. No operation runs, so nothing has to be there that they work with. */
export function authDocument(language: Language): Record<string, unknown> {
  return authApi({} as ApiParts, '/oidc/.well-known/openid-configuration').document(language);
}
