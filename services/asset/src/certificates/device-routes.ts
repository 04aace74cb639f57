import { currentRequest, readPublicBody } from '@kiban/http';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { AssetParts } from '../api/asset-parts.ts';
import { askerOf } from '../proofs/asker.ts';
import { admitDevice } from '../proofs/device-routes.ts';
import type { Failures } from '../proofs/failures.ts';
import { certificateForDevice } from './certificate-for-device.ts';

/** Where a device asks for a certificate, below the origin. */
const CERTIFICATES = '/asset/device/certificates';

const asked = z.strictObject({ assertion: z.string().max(4_000), csr: z.string().max(10_000) });

/**
 * POST /asset/device/certificates: a device asks for a certificate, the first or the next, before the one it has expires. Asked
 * without a token, proven by the key it enrolled with; the request is signed with the key that is to be certified, which may be another.
 */
export function deviceCertificateRoutes(app: Hono, parts: AssetParts, failures: Failures): void {
  app.post(CERTIFICATES, async (c) => {
    const { assertion, csr } = await readPublicBody(asked, c);
    const asker = askerOf(c, parts.trustedProxyHops);
    const device = await admitDevice(parts, failures, { assertion, path: CERTIFICATES, ...asker });
    const { request_id } = currentRequest();
    const given = await certificateForDevice(parts, device.tenantId, { device_id: device.id, csr, request_id });
    return c.json(given, 201, { 'cache-control': 'no-store' });
  });
}
