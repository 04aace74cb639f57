import type { TenantId } from '@kiban/postgres';
import { because, change, demandedReason, described, momentOrNull, named } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { requireFresh } from '../api/require-fresh.ts';
import { changeVerifier, versionOf } from './change-verifier.ts';
import { readOlderSystem, THE_ONE } from './older-system.ts';

const LEAST_SECRET_BYTES = 32;

const verifierSchema = named(
  z.strictObject({
    address: described(z.string().nullable(), 'Where it is asked; null: nobody is.', '照会先。null は照会しません。'),
    ends_at: momentOrNull('From then on it is not asked any more.', '照会を終える日時。'),
    version: described(
      z.int().min(1),
      'Counts the changes. The ETag is this number in quotes.',
      '変更の通し番号。引用符で囲むと ETag になります。',
    ),
  }),
  'PasswordVerifier',
  'The older system that is asked whether a password is right, at the first sign-in of somebody who has none here.',
  '移行元システム。ここにパスワードがまだない人の最初のログインで、パスワードが正しいかを照会します。',
);

const newVerifier = named(
  z.strictObject({
    address: described(
      z
        .url({ protocol: /^https$/ })
        .max(500)
        .nullable(),
      'Asked by POST with login_id and password, signed as Standard Webhooks has it; answers 200 with {"right": true}.',
      '照会先（https）。login_id と password を署名付きの POST で送ります。正しければ 200 と {"right": true} を返します。',
    ),
    secret: described(
      z
        .base64()
        .max(200)
        .refine(
          (value) => Buffer.from(value, 'base64').length >= LEAST_SECRET_BYTES,
          because('At least 32 random bytes.', '32 バイト以上の乱数にしてください。'),
        )
        .nullable(),
      'What requests are signed with, base64, at least 32 bytes; null: as before. Never shown.',
      '署名の鍵（base64、32 バイト以上）。null は変更なし。表示されません。',
    ),
    ends_at: described(
      z.iso.datetime({ offset: true }).max(40),
      'From then on it is not asked any more; at most 180 days ahead.',
      '照会を終える日時（180 日以内）。',
    ),
    reason: demandedReason,
  }),
  'NewPasswordVerifier',
  'The older system, in place of the one before.',
  '移行元システムの設定。以前の内容を置き換えます。',
);

const theVerifier = {
  status: 200,
  schema: verifierSchema,
  description: { en: 'The older system.', ja: '移行元システム。' },
  etag: true,
} as const;

/** The older system of a tenant, over HTTP. */
export function passwordVerifierOperations(api: AuthApi, { store, envelope, clock }: ApiParts): void {
  const shown = async (tenant: TenantId) => {
    const older = await readOlderSystem(store, tenant);
    const { address = null, ends_at } = older.verifier ?? {};
    const ends = ends_at === undefined ? null : new Date(ends_at).toISOString();
    return { address, ends_at: ends, version: versionOf(older) };
  };

  api.operation(
    {
      operationId: 'getPasswordVerifier',
      tag: 'policies',
      method: 'get',
      path: '/password-verifier',
      summary: { en: 'The older system that is asked for passwords', ja: '移行元システムの取得' },
      permission: 'auth.policies.read',
      response: theVerifier,
      refusals: [],
    },
    ({ access }) => shown(access.tenantId),
  );

  api.operation(
    {
      operationId: 'changePasswordVerifier',
      tag: 'policies',
      method: 'put',
      path: '/password-verifier',
      summary: { en: 'Have an older system asked for passwords', ja: '移行元システムの設定' },
      permission: 'auth.policies.write',
      body: newVerifier,
      ifMatch: true,
      response: theVerifier,
      refusals: ['reference_unknown', 'authentication_too_old'],
    },
    (request) => {
      requireFresh(request.caller, clock);
      const { address, secret, ends_at } = request.body;
      return change(
        { ...request, params: { id: THE_ONE } },
        (tenant) => shown(tenant),
        (tenant, context, target) =>
          changeVerifier({ store, envelope, clock }, tenant, context, {
            ...target,
            ...{ address, secret, ends_at: Date.parse(ends_at) },
          }),
      );
    },
  );
}
