import type { Connection, NewConnection } from '../../api/auth-types.ts';
import { ApiProblem } from '../../api/problem.ts';

/** What the form of a connection holds; '' is nothing, lists are lines. */
export interface ConnectionValues {
  readonly name: string;
  readonly protocol: 'oidc' | 'saml';
  readonly issuer: string;
  readonly client_id: string;
  /** Never shown: '' leaves it as it is. */
  readonly client_secret: string;
  readonly client_authentication: 'client_secret_basic' | 'client_secret_post';
  readonly scopes: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  readonly metadata_address: string;
  /** The file's text: '' leaves what was read before. */
  readonly metadata: string;
  readonly subject: string;
  readonly login_id: string;
  readonly person_name: string;
  readonly email: string;
  readonly trusted_mfa: string;
  readonly linking: Connection['linking'];
  readonly create_users: boolean;
}

const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
const mapped = ['subject', 'login_id', 'person_name', 'email'] as const;
const shared = [...mapped, 'trusted_mfa', 'linking', 'create_users'] as const;
const oidc = ['issuer', 'client_id', 'client_secret', 'client_authentication', 'scopes', ...endpoints] as const;
const saml = ['metadata_address', 'metadata'] as const;

/** In the order of the form. */
export const connectionFields = ['name', 'protocol', ...oidc, ...saml, ...shared] as const;
export const mappedFields = mapped;
export const endpointFields = endpoints;

/** Whether only the label of the button would change, so that the connection stays as it was tested. */
export function isOnlyRenamed(changed: readonly (keyof ConnectionValues)[]): boolean {
  return changed.every((field) => field === 'name');
}

export function connectionValues(connection: Connection | null): ConnectionValues {
  const settings = connection?.settings;
  const at = settings?.protocol === 'oidc' ? settings : undefined;
  const { subject = null, login_id = null, name = null, email = null } = connection?.mapping ?? {};
  return {
    ...{ name: connection?.name ?? '', protocol: settings?.protocol ?? 'saml' },
    ...{ issuer: at?.issuer ?? '', client_id: at?.client_id ?? '', client_secret: '' },
    ...{ client_authentication: at?.client_authentication ?? 'client_secret_basic' },
    scopes: at?.scopes.join(' ') ?? 'profile email',
    authorization_endpoint: at?.endpoints?.authorization_endpoint ?? '',
    token_endpoint: at?.endpoints?.token_endpoint ?? '',
    jwks_uri: at?.endpoints?.jwks_uri ?? '',
    metadata_address: settings?.protocol === 'saml' ? (settings.metadata_address ?? '') : '',
    metadata: '',
    ...{ subject: subject ?? '', login_id: login_id ?? '', person_name: name ?? '', email: email ?? '' },
    trusted_mfa: connection?.trusted_mfa.join('\n') ?? '',
    ...{ linking: connection?.linking ?? 'by_person', create_users: connection?.create_users ?? false },
  };
}

/** As the API takes it, whole. */
export function connectionBody(values: ConnectionValues): NewConnection {
  const { name, linking, create_users, trusted_mfa } = values;
  return {
    name: name.trim(),
    settings: values.protocol === 'oidc' ? oidcBody(values) : samlBody(values),
    mapping: {
      subject: textOrNull(values.subject),
      login_id: textOrNull(values.login_id),
      name: textOrNull(values.person_name),
      email: textOrNull(values.email),
    },
    trusted_mfa: parts(trusted_mfa, /\n/),
    ...{ linking, create_users },
  };
}

function oidcBody(values: ConnectionValues): NewConnection['settings'] {
  const [authorization_endpoint = '', token_endpoint = '', jwks_uri = ''] = endpoints.map((name) =>
    values[name].trim(),
  );
  const byHand = [authorization_endpoint, token_endpoint, jwks_uri].some((address) => address !== '');
  return {
    protocol: 'oidc',
    ...{ issuer: values.issuer.trim(), client_id: values.client_id.trim() },
    client_authentication: values.client_authentication,
    ...(values.client_secret === '' ? {} : { client_secret: values.client_secret }),
    scopes: parts(values.scopes, /[\s,]+/),
    endpoints: byHand ? { authorization_endpoint, token_endpoint, jwks_uri } : null,
  };
}

function samlBody({ metadata_address, metadata }: ConnectionValues): NewConnection['settings'] {
  const address = textOrNull(metadata_address);
  return { protocol: 'saml', metadata_address: address, ...(metadata === '' ? {} : { metadata }) };
}

/** `/settings/metadata` and `/mapping/name` of the API are fields of a flat form here. */
export function inForm(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const errors = error.errors.map((each) => ({ ...each, pointer: pointerInForm(each.pointer) }));
  return new ApiProblem(error.status, { ...error.members, errors }, { cause: error });
}

function pointerInForm(pointer: string): string {
  if (pointer === '/mapping/name') return '/person_name';
  const [, first, second, third] = pointer.split('/');
  if (first !== 'settings' && first !== 'mapping') return pointer;
  return `/${(second === 'endpoints' ? third : second) ?? first}`;
}

function textOrNull(text: string): string | null {
  return text.trim() || null;
}

function parts(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
