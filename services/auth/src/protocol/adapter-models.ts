import type { AdapterPayload } from 'oidc-provider';
import type { Revoked } from '../sessions/revocation.ts';
import {
  ACCESS_TOKEN,
  AUTHORIZATION_CODE,
  GRANT,
  REFRESH_TOKEN,
  SESSION,
  type TenantGrant,
} from '../sessions/session-kinds.ts';
import { type Kind, kindOf, type References } from '../store/auth-store.ts';

/** How one of oidc-provider's models lies in the store. */
export interface AdapterModel {
  readonly kind: Kind<AdapterPayload>;
  /** Whoever looks for one asks for its grant next. */
  readonly withGrant?: true;
  references(payload: AdapterPayload, id: string): References;
  /** Whose access tokens end with one that is destroyed; they are not kept themselves. */
  ends?(payload: AdapterPayload): Revoked;
  /** Without whatever holds the id, which is a secret; and the reverse. */
  stored(payload: AdapterPayload, id: string): AdapterPayload;
  restored(payload: AdapterPayload, id: string): AdapterPayload;
}

const INTERACTION = kindOf<AdapterPayload>('interaction', { secretId: true });
const PUSHED_REQUEST = kindOf<AdapterPayload>('pushed_authorization_request', { secretId: true });

/** What programs get is a JWT, which is not kept. */
const MACHINE_TOKEN = kindOf<object>('machine_token', { secretId: true });

const withoutId = ({ jti: _, ...payload }: AdapterPayload): AdapterPayload => payload;
const withId = (payload: AdapterPayload, id: string): AdapterPayload => ({ ...payload, jti: id });
const plain = { stored: withoutId, restored: withId };

const token = (kind: Kind<object>): AdapterModel => ({
  kind: kind as Kind<AdapterPayload>,
  references: ({ accountId, grantId, sessionUid }) => ({
    ...(accountId === undefined ? {} : { person: accountId }),
    ...(grantId === undefined ? {} : { grant: grantId }),
    ...(sessionUid === undefined ? {} : { session: sessionUid }),
  }),
  ...plain,
});

/** The models of the features that are on. Clients have an adapter of their own. */
export const ADAPTER_MODELS: Readonly<Record<string, AdapterModel>> = {
  AuthorizationCode: { ...token(AUTHORIZATION_CODE), withGrant: true },
  RefreshToken: { ...token(REFRESH_TOKEN), withGrant: true },
  AccessToken: token(ACCESS_TOKEN),
  ClientCredentials: token(MACHINE_TOKEN),
  Grant: {
    kind: GRANT as Kind<object> as Kind<AdapterPayload>,
    references: (payload, id) => {
      const { accountId, browser_session, session_id } = payload as unknown as TenantGrant;
      return { person: accountId, session: browser_session, grant: id, alternate: session_id };
    },
    ends: (payload) => {
      const { tenant_id, session_id, clientId: client_id } = payload as unknown as TenantGrant;
      return { tenant_id, session_id, client_id };
    },
    ...plain,
  },
  Session: {
    kind: SESSION as Kind<AdapterPayload>,
    references: ({ accountId, uid }) => ({
      ...(accountId === undefined ? {} : { person: accountId }),
      ...(uid === undefined ? {} : { alternate: uid }),
    }),
    ...plain,
  },
  Interaction: {
    kind: INTERACTION,
    references: () => ({}),
    stored: ({ jti: _, returnTo, session, ...payload }, id) => ({
      ...payload,
      ...(returnTo === undefined ? {} : { returnTo: returnTo.replace(id, '') }),
      ...(session === undefined ? {} : { session: { ...session, cookie: undefined } }),
    }),
    // the address it returns to ends with its id
    restored: ({ returnTo, ...payload }, id) => ({
      ...withId(payload, id),
      ...(returnTo === undefined ? {} : { returnTo: `${returnTo}${id}` }),
    }),
  },
  PushedAuthorizationRequest: { kind: PUSHED_REQUEST, references: () => ({}), ...plain },
};
