import type { TenantId } from '@kiban/postgres';
import { described } from '@kiban/service';
import { z } from 'zod';
import type { ApiParts } from '../api/api-parts.ts';
import type { AuthApi } from '../api/auth-api.ts';
import type { LoggedRevocation, RevocationLog } from './revocation-log.ts';
import { revocationsSchema } from './revocation-schema.ts';

const asked = z.strictObject({
  after: described(z.string().max(64).exactOptional(), 'The `cursor` of the answer before.', '前回の cursor。'),
  wait_seconds: described(
    z.coerce.number().int().min(0).max(25).default(0),
    'How long to wait when there is nothing new.',
    '新しい失効がないときに待つ秒数。',
  ),
});

/** What was revoked, for products that look after their tokens. `revocationStream` tells the same as server-sent events. */
export function revocationOperations(api: AuthApi, { revocations, platformTenant }: ApiParts): void {
  api.operation(
    {
      operationId: 'listRevocations',
      tag: 'revocations',
      method: 'get',
      path: '/revocations',
      summary: { en: 'List what was revoked', ja: '失効の一覧' },
      description: {
        en: 'Of the last six minutes: no access token lives longer. Also as server-sent events at /revocations/stream.',
        ja: '直近 6 分間の失効です（アクセストークンの有効期間はこれより短い）。/revocations/stream でも取得できます。',
      },
      permission: 'auth.revocations.read',
      query: asked,
      response: { status: 200, schema: revocationsSchema, description: { en: 'What was revoked.', ja: '失効。' } },
      refusals: [],
    },
    async ({ access, query: { after = null, wait_seconds } }) => {
      const concerns = concerning(access.tenantId, platformTenant);
      const since = (): LoggedRevocation[] => revocations.since(after).filter(concerns);
      if (since().length === 0 && wait_seconds > 0) await oneMore(revocations, concerns, wait_seconds * 1000);
      const found = since();
      return { items: found.map(({ revocation }) => ({ ...revocation })), cursor: found.at(-1)?.cursor ?? after };
    },
  );
}

/** A product hears of its own tenant's, and of clients that were revoked everywhere; the vendor's products of all. */
export function concerning(tenant: TenantId, platformTenant: TenantId): (logged: LoggedRevocation) => boolean {
  return ({ revocation: { tenant_id } }) => tenant === platformTenant || tenant_id === null || tenant_id === tenant;
}

function oneMore(log: RevocationLog, concerns: (logged: LoggedRevocation) => boolean, waitMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = log.listen((logged) => concerns(logged) && resolve());
  const timer = setTimeout(resolve, waitMs);
  return promise.finally(() => {
    clearTimeout(timer);
    stop();
  });
}
