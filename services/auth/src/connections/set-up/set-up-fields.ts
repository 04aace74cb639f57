import { Problem, type Words } from '@kiban/http';
import type { Connection } from '../connection.ts';
import { connectionFieldsSchema } from '../connection-schema.ts';
import type { ConnectionFields } from '../settings.ts';

export type SetUpForm = Readonly<Record<string, string>>;

const LEFT_OUT: Words = {
  ja: '入力内容を確認してください。発行者・クライアント ID、またはメタデータ（ファイルか URL）が必要です。',
  en: 'Please check what you entered: the issuer and client id, or metadata as a file or an address, are needed.',
};

/**
 * What the customer's IT department says of a draft: where it leads and which attribute is what. What the tenant decides
 * (whom it believes, whether users are made) stays as it is.
 *
 * @throws Problem 400
 */
export function setUpFields(connection: Connection, form: SetUpForm): ConnectionFields {
  const text = (name: string): string | null => form[name]?.trim() || null;
  const { name, trusted_mfa, linking, create_users } = connection;
  const settings = form.protocol === 'saml' ? samlOf(text) : oidcOf(connection, text);
  const parsed = connectionFieldsSchema.safeParse({
    ...{ name, settings, trusted_mfa, linking, create_users },
    mapping: { subject: text('subject'), login_id: text('login_id'), name: text('name'), email: text('email') },
  });
  if (!parsed.success) throw new Problem(400, 'validation_failed', LEFT_OUT, { cause: parsed.error });
  const { reason: _, ...fields } = parsed.data;
  return fields;
}

type Text = (name: string) => string | null;

function samlOf(text: Text): object {
  const metadata = text('metadata');
  return { protocol: 'saml', metadata_address: text('metadata_address'), ...(metadata === null ? {} : { metadata }) };
}

function oidcOf({ settings }: Connection, text: Text): object {
  const client_secret = text('client_secret');
  const before = settings.protocol === 'oidc' ? settings : null;
  return {
    ...{ protocol: 'oidc', issuer: text('issuer'), client_id: text('client_id'), endpoints: before?.endpoints ?? null },
    client_authentication: before?.client_authentication ?? 'client_secret_basic',
    scopes: before?.scopes ?? ['profile', 'email'],
    ...(client_secret === null ? {} : { client_secret }),
  };
}
