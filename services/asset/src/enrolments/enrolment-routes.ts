import { currentRequest, readPublicBody } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import { because } from '@kiban/service';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { AssetParts } from '../api/asset-parts.ts';
import { certificateAtEnrolment } from '../certificates/certificate-for-device.ts';
import { readDevice } from '../devices/read-devices.ts';
import { activeTenant } from '../proofs/active-tenant.ts';
import { type Asker, askerOf } from '../proofs/asker.ts';
import type { Failures } from '../proofs/failures.ts';
import { publicKeySchema } from '../proofs/public-key-schema.ts';
import { recordSighting } from '../proofs/record-sighting.ts';
import { publicJwk, thumbprintOf } from '../x509/public-key.ts';
import { requestedKey } from '../x509/read-request.ts';
import { codeOf } from './code-text.ts';
import { enrolDevice } from './enrol-device.ts';
import { ENROLMENTS } from './enrolment-path.ts';
import { EnrolmentRefused, enrolmentProblem } from './enrolment-refused.ts';
import { provenKey } from './proven-key.ts';

const ONE = because(
  'Send a public key with its proof, or a certificate request.',
  '公開鍵とその証明、または CSR のどちらかを送ってください。',
);
const enrolment = z
  .strictObject({
    tenant: z.string().min(1).max(63),
    code: z.string().min(1).max(100),
    public_key: publicKeySchema.exactOptional(),
    proof: z.string().max(4_000).exactOptional(),
    csr: z.string().max(16_000).exactOptional(),
  })
  .refine(({ public_key, proof }) => (public_key === undefined) === (proof === undefined), ONE)
  .refine(({ public_key, csr }) => (public_key === undefined) !== (csr === undefined), ONE);
type Enrolment = z.output<typeof enrolment>;

/** POST /asset/enrolments: a device that has a code sends its key, and proof that it holds it. Asked without a token. */
export function enrolmentRoutes(app: Hono, parts: AssetParts, failures: Failures): void {
  app.post(ENROLMENTS, async (c) => {
    const asker = askerOf(c, parts.trustedProxyHops);
    const sent = await readPublicBody(enrolment, c);
    const place = sent.tenant.toLowerCase();
    failures.admit(asker.network, place);
    try {
      return await enrolled(c, parts, sent, asker);
    } catch (error) {
      if (!(error instanceof EnrolmentRefused)) throw error;
      failures.count(asker.network, place);
      throw enrolmentProblem(error);
    }
  });
}

async function enrolled(c: Context, parts: AssetParts, sent: Enrolment, asker: Asker): Promise<Response> {
  const { database } = parts;
  const key = await keyOf(sent, `${parts.origin}${ENROLMENTS}`);
  if (key === undefined) throw new EnrolmentRefused('proof_invalid');
  const code = codeOf(sent.code);
  if (code === null) throw new EnrolmentRefused('code_unknown');
  const tenantId = await activeTenant(database, sent.tenant.toLowerCase());
  if (tenantId === undefined) throw new EnrolmentRefused('tenant_unknown');
  const [public_key, key_thumbprint] = [publicJwk(key), thumbprintOf(key)];
  const { request_id } = currentRequest();
  const { id } = await enrolDevice(database, tenantId, { code, public_key, key_thumbprint, request_id });
  await recordSighting(database, tenantId, id, asker.address);
  const certificate =
    sent.csr === undefined
      ? null
      : await certificateAtEnrolment(parts, tenantId, { device_id: id, csr: sent.csr, request_id });
  return c.json({ ...(await answerOf(parts, tenantId, id)), certificate }, 201, { 'cache-control': 'no-store' });
}

async function keyOf({ public_key, proof, csr, code }: Enrolment, audience: string) {
  if (csr !== undefined) return requestedKey('csr', csr);
  if (public_key === undefined || proof === undefined) return undefined;
  return provenKey({ public_key, proof, code }, audience);
}

/** What the device keeps: who it is, and where. */
async function answerOf({ database }: AssetParts, tenantId: TenantId, id: string) {
  const device = await readDevice(database, tenantId, { id, at: null, reach: 'tenant' });
  return {
    tenant_id: tenantId,
    device_id: id,
    name: device?.name ?? null,
    store_name: device?.store_name ?? null,
    key_thumbprint: device?.key_thumbprint ?? null,
  };
}
