import type { Client, ClientChange, NewClient } from '../../api/auth-types.ts';

/** What the form of an application holds; '' is nothing, lists are lines. */
export interface ApplicationValues {
  readonly type: Client['type'];
  readonly name: string;
  readonly client_id: string;
  readonly authentication: Client['authentication'];
  readonly api_scopes: readonly string[];
  readonly redirect_uris: string;
  readonly post_logout_redirect_uris: string;
  readonly backchannel_logout_uri: string;
  readonly product: string;
  readonly device_flow: boolean;
  readonly profile: Client['profile'];
  readonly token_binding: Client['token_binding'];
  /** A set of public keys as JSON, or the address where it is. */
  readonly keys: string;
  readonly audience: string;
  readonly resources: string;
  readonly token_exchange: boolean;
}

const always = ['name', 'api_scopes', 'profile', 'token_binding', 'keys'] as const;
const ofProducts = [
  ...(['redirect_uris', 'post_logout_redirect_uris', 'backchannel_logout_uri', 'product', 'device_flow'] as const),
  ...(['audience', 'resources', 'token_exchange'] as const),
] as const;

/** What can be said of such a client, in the order of the form; how it authenticates and what it is called stays as it began. */
export function fieldsOf(type: Client['type'], isNew: boolean): readonly (keyof ApplicationValues)[] {
  return [
    ...(isNew ? (['type', 'client_id', 'authentication'] as const) : []),
    ...always,
    ...(type === 'machine' ? [] : ofProducts),
  ];
}

/** How a client of a type can prove itself. */
export function authenticationsOf(type: Client['type']): readonly Client['authentication'][] {
  return type === 'public' ? ['none'] : ['client_secret_basic', 'private_key_jwt', 'self_signed_tls_client_auth'];
}

export function applicationValues(client: Client | null): ApplicationValues {
  return {
    ...{ type: client?.type ?? 'machine', name: client?.name ?? '', client_id: client?.client_id ?? '' },
    authentication: client?.authentication ?? 'client_secret_basic',
    api_scopes: client?.api_scopes ?? ['directory:read'],
    redirect_uris: lines(client?.redirect_uris),
    post_logout_redirect_uris: lines(client?.post_logout_redirect_uris),
    backchannel_logout_uri: client?.backchannel_logout_uri ?? '',
    ...{ product: client?.product ?? '', device_flow: client?.device_flow ?? false },
    ...{ profile: client?.profile ?? 'standard', token_binding: client?.token_binding ?? 'none' },
    keys: keysText(client?.keys ?? null),
    ...{ audience: client?.audience ?? '', resources: lines(client?.resources) },
    token_exchange: client?.token_exchange ?? false,
  };
}

/** As the API takes a new one. */
export function newApplication(values: ApplicationValues): NewClient {
  const { type, authentication, client_id } = values;
  const said = Object.fromEntries(fieldsOf(type, false).map((field) => [field, values[field]]));
  return {
    ...(applicationChange(said) as NewClient),
    ...{ type, authentication: type === 'public' ? 'none' : authentication, name: values.name.trim() },
    ...(client_id.trim() === '' ? {} : { client_id: client_id.trim() }),
  };
}

/** The same of what changed. */
export function applicationChange(changed: Partial<ApplicationValues>): ClientChange {
  return Object.fromEntries(Object.entries(changed).map(([field, value]) => [field, sent(field, value)]));
}

function sent(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  switch (field) {
    case 'redirect_uris':
    case 'post_logout_redirect_uris':
    case 'resources':
      return value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'keys':
      return keysOf(value);
    case 'name':
    case 'profile':
    case 'token_binding':
      return value.trim();
    default:
      return value.trim() || null;
  }
}

/** Whether a text can be sent as keys. */
export function areKeys(text: string): boolean {
  try {
    keysOf(text);
    return true;
  } catch {
    return false;
  }
}

/** @throws SyntaxError */
function keysOf(text: string): Client['keys'] {
  const given = text.trim();
  if (given === '') return null;
  if (/^https?:/.test(given)) return { jwks_uri: given };
  const parsed: unknown = JSON.parse(given);
  if (typeof parsed === 'object' && parsed !== null && 'keys' in parsed)
    return { jwks: parsed as Extract<Client['keys'], { jwks: unknown }>['jwks'] };
  throw new SyntaxError('A set of keys has the member "keys" (RFC 7517 section 5).');
}

function keysText(keys: Client['keys']): string {
  if (keys === null) return '';
  return 'jwks_uri' in keys ? keys.jwks_uri : JSON.stringify(keys.jwks, null, 2);
}

function lines(values: readonly string[] | undefined): string {
  return values?.join('\n') ?? '';
}
