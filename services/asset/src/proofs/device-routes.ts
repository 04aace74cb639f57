import { Problem, readPublicBody } from '@kiban/http';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { AssetParts } from '../api/asset-parts.ts';
import { askerOf } from './asker.ts';
import type { Failures } from './failures.ts';
import type { ProvenDevice } from './proven-device.ts';
import { claimedDevice, requireDevice } from './require-device.ts';

/** Where a device says that it is there, below the origin. */
export const SEEN = '/asset/device/seen';

const seen = z.strictObject({ assertion: z.string().max(4_000) });

/** POST /asset/device/seen: a device says that it is there. Asked without a token, proven by its key. */
export function deviceCallRoutes(app: Hono, parts: AssetParts, failures: Failures): void {
  app.post(SEEN, async (c) => {
    const { assertion } = await readPublicBody(seen, c);
    const asker = askerOf(c, parts.trustedProxyHops);
    const device = await admitDevice(parts, failures, { assertion, path: SEEN, ...asker });
    return c.json({ device_id: device.id, name: device.name, status: 'active' }, 200, { 'cache-control': 'no-store' });
  });
}

/**
 * The device that calls `path`, unless its network has failed too often as this device.
 *
 * @throws Problem 401 `device_refused`, 429.
 */
export async function admitDevice(
  { database, origin }: AssetParts,
  failures: Failures,
  call: { readonly assertion: string; readonly path: string; readonly address: string; readonly network: string },
): Promise<ProvenDevice> {
  const { assertion, address, path } = call;
  const place = `device ${claimedDevice(assertion)}`;
  failures.admit(call.network, place);
  try {
    return await requireDevice(database, { assertion, address, audience: `${origin}${path}` });
  } catch (error) {
    if (error instanceof Problem && error.code === 'device_refused') failures.count(call.network, place);
    throw error;
  }
}
