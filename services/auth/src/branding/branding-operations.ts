import type { TenantId } from '@kiban/postgres';
import { change } from '@kiban/service';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import { findBranding } from './branding.ts';
import { brandingSchema, newBranding, whichBranding } from './branding-schema.ts';
import { changeBranding, versionOf } from './change-branding.ts';
import { pictureOf } from './png.ts';

/** Bytes: what a picture takes, and room to say that it is too large. */
const LARGEST_BODY = 262_144;

const theLook = {
  status: 200,
  schema: brandingSchema,
  description: { en: 'The look.', ja: '表示設定。' },
  etag: true,
} as const;

/** How the sign-in pages look, over HTTP. */
export function brandingOperations(api: AuthApi, { store, clock }: ApiParts): void {
  const shown = async (tenant: TenantId, client_id: string | null) => {
    const found = await findBranding(store, tenant, client_id);
    const { name = null, colour = null, mark = null } = found ?? {};
    return { client_id, name, colour, mark, version: versionOf(found) };
  };

  api.operation(
    {
      operationId: 'getBranding',
      tag: 'branding',
      method: 'get',
      path: '/branding',
      summary: { en: 'How the sign-in pages look', ja: 'ログイン画面の表示設定の取得' },
      permission: 'auth.branding.read',
      query: whichBranding,
      response: theLook,
      refusals: [],
    },
    ({ access, query: { client_id = null } }) => shown(access.tenantId, client_id),
  );

  api.operation(
    {
      operationId: 'changeBranding',
      tag: 'branding',
      method: 'put',
      path: '/branding',
      summary: { en: 'Give the sign-in pages another look', ja: 'ログイン画面の表示設定の変更' },
      permission: 'auth.branding.write',
      query: whichBranding,
      body: newBranding,
      largestBody: LARGEST_BODY,
      ifMatch: true,
      response: theLook,
      refusals: [],
    },
    (request) => {
      const { client_id = null } = request.query;
      const { name, colour, mark } = request.body;
      const picture = mark === null ? undefined : pictureOf(Buffer.from(mark, 'base64'));
      const look = { name, colour, mark: picture?.toString('base64') ?? null };
      const target = { ...request, params: { id: client_id ?? 'tenant' } };
      return change(
        target,
        (tenant) => shown(tenant, client_id),
        (tenant, context, { expected_version, id }) =>
          changeBranding({ store, clock }, tenant, context, { id, expected_version, client_id, look }),
      );
    },
  );
}
