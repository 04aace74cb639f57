import { tenantId } from '@kiban/postgres';
import { CommandRefused, isId } from '@kiban/service';
import type { Hono } from 'hono';
import type { KeyKeeper } from '../certificate-authorities/create-authority.ts';
import { currentRevocationList } from './current-revocation-list.ts';

/** How long a cache may answer without asking again, seconds. */
const CACHED_SECONDS = 60;

/**
 * GET /asset/crl/{tenant_id}/{authority_id}.crl: a revocation list, for everybody who is shown a certificate (RFC 5280 §4.2.1.13).
 * It holds serial numbers, times and reasons, and nothing else of the tenant.
 */
export function revocationListRoutes(app: Hono, keys: KeyKeeper): void {
  app.get('/asset/crl/:tenant_id/:file', async (c) => {
    const { tenant_id, file } = c.req.param();
    const authorityId = file.endsWith('.crl') ? file.slice(0, -'.crl'.length) : '';
    const list =
      isId(tenant_id) && isId(authorityId) ? await currentRevocationList(keys, tenantId(tenant_id), authorityId) : null;
    if (list === null) throw new CommandRefused('not_found', 'There is no such revocation list.');
    const headers = {
      etag: `"${list.number}"`,
      'cache-control': `public, max-age=${CACHED_SECONDS}`,
      'last-modified': new Date(list.this_update).toUTCString(),
    };
    const known = c.req
      .header('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(headers.etag)) return c.body(null, 304, headers);
    return c.body(new Uint8Array(list.der), 200, { ...headers, 'content-type': 'application/pkix-crl' });
  });
}
