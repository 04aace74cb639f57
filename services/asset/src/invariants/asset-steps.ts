import type { Outcome } from '@kiban/event-store';
import { tenantId } from '@kiban/postgres';
import { atOnce, type Known, type Step } from '@kiban/service/testing';
import { bindCertificate } from '../certificates/bind-certificate.ts';
import { issueCertificate } from '../certificates/issue-certificate.ts';
import { renewCertificate } from '../certificates/renew-certificate.ts';
import { revokeCertificate } from '../certificates/revoke-certificate.ts';
import { changeDevice } from '../devices/change-device.ts';
import { loseDevice } from '../devices/lose-device.ts';
import { moveDevice } from '../devices/move-device.ts';
import { registerDevice } from '../devices/register-device.ts';
import { retireDevice } from '../devices/retire-device.ts';
import { changeLicence } from '../licences/change-licence.ts';
import { endLicence } from '../licences/end-licence.ts';
import { grantLicence } from '../licences/grant-licence.ts';
import { resumeLicence } from '../licences/resume-licence.ts';
import { suspendLicence } from '../licences/suspend-licence.ts';
import { assignSeats } from '../seats/assign-seats.ts';
import { moveSeat } from '../seats/move-seat.ts';
import { releaseSeat } from '../seats/release-seat.ts';
import { certificateRequest } from '../testing/certificate-requests.ts';
import { any, type CertifiedTenant } from '../testing/certified-tenant.ts';
import { operator, type TestAsset } from '../testing/test-asset.ts';

const { csr } = await certificateRequest();
const REQUEST = { csr, authority_id: null, validity_days: 90, reach: 'tenant' } as const;

/** What a step does in a tenant of those that are known. Few serial numbers, tags and seats, so that they run out. */
export function assetSteps({ database }: TestAsset, known: Known, certified: readonly CertifiedTenant[]) {
  type Act = (tenant: CertifiedTenant, picks: Step['picks']) => Promise<unknown>;
  const one = (of: CertifiedTenant, kind: string, number: number): string => known.one(of.id, kind, number);
  const kept = async (of: CertifiedTenant, kind: string, outcome: Promise<Outcome>) =>
    known.add(of.id, kind, (await outcome).id);
  const own = (id: string) => ({ id, expected_version: 'any' }) as const;
  const acts: Readonly<Record<string, Act>> = {
    registerDevice: (of, [a, b]) => {
      const fields = {
        name: `端末${a}`,
        device_type: 'pc',
        store_id: one(of, 'store', b),
        serial_number: `S${a % 25}`,
      };
      return kept(of, 'device', registerDevice(database, of.id, operator, { fields, reach: 'tenant' }));
    },
    changeDevice: (of, [a, b]) =>
      changeDevice(database, of.id, operator, { ...any(one(of, 'device', a)), fields: { asset_tag: `T${b % 6}` } }),
    moveDevice: (of, [a, b]) =>
      moveDevice(database, of.id, operator, { ...any(one(of, 'device', a)), store_id: one(of, 'store', b) }),
    loseDevice: (of, [a]) => loseDevice(database, of.id, operator, any(one(of, 'device', a))),
    retireDevice: (of, [a]) => retireDevice(database, of.id, operator, any(one(of, 'device', a))),
    issueCertificate: (of, [a]) => {
      const order = { ...REQUEST, device_id: one(of, 'device', a), renews: null };
      return kept(of, 'certificate', issueCertificate(of.parts, of.id, operator, order));
    },
    renewCertificate: (of, [a]) =>
      kept(
        of,
        'certificate',
        renewCertificate(of.parts, of.id, operator, { ...REQUEST, id: one(of, 'certificate', a) }),
      ),
    bindCertificate: (of, [a, b]) => {
      const device_id = b % 5 === 0 ? null : one(of, 'device', b);
      return bindCertificate(database, of.id, operator, { ...any(one(of, 'certificate', a)), device_id });
    },
    revokeCertificate: (of, [a]) =>
      revokeCertificate(database, of.id, operator, {
        ...any(one(of, 'certificate', a)),
        revocation_reason: 'superseded',
      }),
    grantLicence: (of, [a]) => {
      const fields = { product: 'rx', plan: a % 2 === 0 ? 'store' : 'device', seats: 1 + (a % 4) };
      return kept(of, `licence ${a % 2}`, grantLicence(database, of.id, operator, { fields }));
    },
    changeLicence: (of, [a, b]) =>
      changeLicence(database, of.id, operator, {
        ...own(one(of, `licence ${a % 2}`, a)),
        fields: { seats: 1 + (b % 5) },
      }),
    suspendLicence: (of, [a]) => suspendLicence(database, of.id, operator, own(one(of, `licence ${a % 2}`, a))),
    resumeLicence: (of, [a]) => resumeLicence(database, of.id, operator, own(one(of, `licence ${a % 2}`, a))),
    endLicence: (of, [a, b]) =>
      b % 4 === 0 ? endLicence(database, of.id, operator, own(one(of, `licence ${a % 2}`, a))) : Promise.resolve(),
    assignSeats: (of, [a, b, c]) => {
      const kind = a % 2 === 0 ? 'store' : 'device';
      const holder_ids = [...new Set([one(of, kind, b), one(of, kind, c)])];
      const input = { licence_id: one(of, `licence ${a % 2}`, a), holder_ids };
      return kept(of, 'seat', assignSeats(database, of.id, operator, input));
    },
    rushForSeats: async (of, [a, b]) => {
      const fields = { product: 'rx', plan: 'device', seats: 1 + (a % 2) };
      const licence_id = await kept(of, 'licence 1', grantLicence(database, of.id, operator, { fields }));
      const holders = [0, 1, 2, 3].map((place) => one(of, 'device', b + place));
      const wanted = holders.map((holder) => ({ licence_id, holder_ids: [holder] }));
      await atOnce(wanted.map((input) => kept(of, 'seat', assignSeats(database, of.id, operator, input))));
    },
    moveSeat: (of, [a, b, c]) => {
      const holder_id = one(of, c % 2 === 0 ? 'store' : 'device', b);
      return moveSeat(database, of.id, operator, { ...own(one(of, 'seat', a)), holder_id });
    },
    releaseSeat: (of, [a]) => releaseSeat(database, of.id, operator, own(one(of, 'seat', a))),
  };
  const names = Object.keys(acts);
  return ({ tenant, act, picks }: Step) => {
    const name = names[act % names.length] ?? '';
    const of = certified.find(({ id }) => id === tenantId(known.tenants[tenant % known.tenants.length] ?? ''));
    return { name, outcome: of === undefined ? Promise.resolve() : (acts[name]?.(of, picks) ?? Promise.resolve()) };
  };
}
