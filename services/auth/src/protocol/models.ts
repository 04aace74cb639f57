import type { Grant, KoaContextWithOIDC, Provider, Session } from 'oidc-provider';
import type { BrowserSession, TenantGrant } from '../sessions/session-kinds.ts';

/** oidc-provider's session with our own fields. */
export type KibanSession = Session & {
  -readonly [Field in 'entered' | 'grants']?: BrowserSession[Field];
};

/** oidc-provider's grant with our own fields; a new one has none yet. */
export type KibanGrant = Grant & Partial<Omit<TenantGrant, 'accountId' | 'clientId'>>;

const SESSION_FIELDS = ['entered', 'grants'];
const GRANT_FIELDS = ['tenant_id', 'user_id', 'session_id', 'browser_session', 'limits', 'terminal', 'emergency'];

/**
 * Makes sessions and grants keep our fields. oidc-provider writes and reads the fields that a model class lists in
 * IN_PAYLOAD and no others; the classes belong to one provider, so that this changes nothing else.
 */
export function keepOwnFields(provider: Provider): void {
  extend(provider.Session, SESSION_FIELDS);
  extend(provider.Grant, GRANT_FIELDS);
}

function extend(model: unknown, fields: readonly string[]): void {
  const { IN_PAYLOAD } = model as { readonly IN_PAYLOAD: readonly string[] };
  Object.defineProperty(model, 'IN_PAYLOAD', { value: [...IN_PAYLOAD, ...fields] });
}

export function sessionIn(ctx: KoaContextWithOIDC): KibanSession {
  return ctx.oidc.session as KibanSession;
}

/** The grant that this request works under. */
export function grantIn(ctx: KoaContextWithOIDC): KibanGrant | undefined {
  return ctx.oidc.entities.Grant as KibanGrant | undefined;
}
