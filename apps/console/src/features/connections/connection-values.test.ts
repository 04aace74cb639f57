import { expect, test } from 'vitest';
import type { Connection } from '../../api/auth-types.ts';
import { ApiProblem } from '../../api/problem.ts';
import { connectionBody, connectionValues, inForm, isOnlyRenamed } from './connection-values.ts';

const PROVIDER: Connection = {
  ...{ id: 'c', version: 3, name: 'Entra ID', status: 'active', linking: 'by_login_id', create_users: true },
  settings: {
    protocol: 'oidc',
    ...{ issuer: 'https://login.example.jp', client_id: 'kiban', client_authentication: 'client_secret_post' },
    ...{ scopes: ['profile', 'email'], endpoints: null, has_secret: true },
  },
  mapping: { subject: 'oid', login_id: 'upn', name: null, email: null },
  trusted_mfa: ['mfa', 'https://example.jp/two factors'],
  our_side: { entity_id: 'https://k/1', answer_address: 'https://k/2' },
  ...{ tested_at: null, last_trial: null, identities: 0 },
};

test('what was not touched is sent as it was, and the secret stays', () => {
  const { id: _, version: __, status: ___, our_side, tested_at, last_trial, identities, ...said } = PROVIDER;
  const { has_secret, ...settings } = PROVIDER.settings as Extract<Connection['settings'], { protocol: 'oidc' }>;
  expect(connectionBody(connectionValues(PROVIDER))).toEqual({ ...said, settings });
});

test('metadata go by address, or as a file that is left out when none was chosen', () => {
  const values = { ...connectionValues(null), name: ' 本部 ', metadata_address: ' https://idp.example.jp/metadata ' };
  expect(connectionBody(values)).toMatchObject({
    name: '本部',
    settings: { protocol: 'saml', metadata_address: 'https://idp.example.jp/metadata' },
  });
  expect(connectionBody({ ...values, metadata_address: '', metadata: '<EntityDescriptor/>' }).settings).toEqual({
    ...{ protocol: 'saml', metadata_address: null, metadata: '<EntityDescriptor/>' },
  });
});

test('what the API says of a part of the settings stands at its field', () => {
  const pointers = ['/settings/metadata', '/settings/endpoints/jwks_uri', '/mapping/name', '/mapping/subject', '/name'];
  const errors = pointers.map((pointer) => ({ pointer, code: 'x', detail: 'x' }));
  const shown = inForm(new ApiProblem(400, { code: 'validation_failed', errors })) as ApiProblem;
  const at = ['/metadata', '/jwks_uri', '/person_name', '/subject', '/name'];
  expect([shown.code, shown.errors.map(({ pointer }) => pointer)]).toEqual(['validation_failed', at]);
});

test('only another name leaves a connection as it was tested', () => {
  expect([isOnlyRenamed(['name']), isOnlyRenamed(['name', 'linking'])]).toEqual([true, false]);
});
