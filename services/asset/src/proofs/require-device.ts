import { currentRequest, Problem } from '@kiban/http';
import { type Database, statement, type TenantId, tenantId, tenantRead, tenantTransaction } from '@kiban/postgres';
import { isId } from '@kiban/service';
import { decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { algorithmsOf, keyObjectOf } from './device-key.ts';
import { clearedProofs, keptProof } from './proof-storage.ts';
import type { ProvenDevice } from './proven-device.ts';
import { sighting } from './sighting.ts';

export interface Proof {
  /**
   * A JWT of type `kiban-device+jwt` signed with the device's key (in the manner of RFC 7523 §3): `iss` and `sub` are the
   * device's id, `tenant_id`, `aud` the address it is sent to, `jti` good once, `exp` at most 5 minutes after `iat`.
   */
  readonly assertion: string;
  readonly audience: string;
  /** Where it comes from. */
  readonly address: string;
}

const LONGEST_S = 300;
const CLOCK_SKEW_S = 60;
/** Printable ASCII: what a database could not hold proves nothing. */
const JTI = /^[\x21-\x7e]{1,64}$/;

/**
 * The device whose key signed the assertion. It counts once, and as a sighting.
 *
 * @throws Problem 401 `device_refused`: one answer, whatever is wrong. The reason is in the log.
 */
export async function requireDevice(database: Database, proof: Proof): Promise<ProvenDevice> {
  const claimed = claimsOf(proof.assertion);
  if (claimed === undefined) throw refused('unreadable');
  const device = await activeDevice(database, claimed);
  if (device === undefined) throw refused('no_active_device');
  const said = await verified(proof, device);
  if (said === undefined) throw refused('not_proven');
  if (!(await isFirst(database, device, said, proof.address))) throw refused('used_before');
  return device;
}

interface Claimed {
  readonly tenantId: TenantId;
  readonly device_id: string;
}

/** What it says before anything is proven: where to look for the key, and nothing more. */
function claimsOf(assertion: string): Claimed | undefined {
  const claims = decoded(assertion);
  const { tenant_id, iss } = claims ?? {};
  if (typeof tenant_id !== 'string' || typeof iss !== 'string' || !isId(tenant_id) || !isId(iss)) return undefined;
  return { tenantId: tenantId(tenant_id), device_id: iss };
}

/** The device that an assertion says it is of, before anything is proven: for whoever counts failures. Empty: it is unreadable. */
export function claimedDevice(assertion: string): string {
  return claimsOf(assertion)?.device_id ?? '';
}

function decoded(assertion: string): JWTPayload | undefined {
  try {
    return decodeJwt(assertion);
  } catch {
    return undefined; // no JWT
  }
}

async function activeDevice(database: Database, { tenantId, device_id }: Claimed): Promise<ProvenDevice | undefined> {
  const [[row]] = await tenantRead(database, tenantId, [
    statement<Omit<ProvenDevice, 'tenantId'>>`
      select d.id, d.name, d.store_id, d.key_thumbprint, d.public_key
      from asset.device d join directory.published_access a on a.tenant_id = d.tenant_id and a.tenant_status = 'active'
      where d.id = ${device_id}::uuid and d.status = 'active' limit 1`,
  ]);
  return row === undefined ? undefined : { tenantId, ...row };
}

interface Said {
  readonly jti: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

async function verified(proof: Proof, { id, public_key }: ProvenDevice): Promise<Said | undefined> {
  const key = keyObjectOf(public_key);
  if (key === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(proof.assertion, key, {
      algorithms: algorithmsOf(public_key),
      audience: proof.audience,
      issuer: id,
      subject: id,
      typ: 'kiban-device+jwt',
      maxTokenAge: LONGEST_S,
      clockTolerance: CLOCK_SKEW_S,
      requiredClaims: ['aud', 'iat', 'exp', 'jti'],
    });
    const { jti = '', exp = 0, iat = 0 } = payload;
    return exp - iat <= LONGEST_S && typeof jti === 'string' && JTI.test(jti) ? { jti, exp } : undefined;
  } catch {
    return undefined; // whatever is wrong with it, it proves nothing
  }
}

/** Of the same assertion at the same time one is the first. The device must still be as it was when its key was read. */
async function isFirst(database: Database, device: ProvenDevice, said: Said, address: string): Promise<boolean> {
  return tenantTransaction(database, device.tenantId, async (transaction) => {
    const keep = keptProof(device, { jti: said.jti, expires_at: said.exp + CLOCK_SKEW_S });
    const [kept] = await Promise.all([transaction.rows(keep), transaction.rows(clearedProofs(device.tenantId))]);
    if (kept.length === 0) return false;
    await transaction.commitWith(sighting(device.tenantId, device.id, address));
    return true;
  });
}

function refused(refusal: string): Problem {
  currentRequest().logger.warn('A device was refused', { refusal });
  return new Problem(401, 'device_refused', {
    en: 'The device did not prove itself. It may be suspended, lost or retired, or enrolled with another key; its clock may be wrong by minutes.',
    ja: '端末を確認できませんでした。停止・紛失・廃棄の状態か、別の鍵で登録し直されたか、時計が数分以上ずれている可能性があります。',
  });
}
