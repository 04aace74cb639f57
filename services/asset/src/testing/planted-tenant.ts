import { randomUUIDv7 } from 'node:crypto';
import type { Outcome } from '@kiban/event-store';
import type { PlantedTenant as Planted, PlantedUser } from '@kiban/service/testing';
import type { NewDevice } from '../devices/device.ts';
import { loseDevice } from '../devices/lose-device.ts';
import { registerDevice } from '../devices/register-device.ts';
import { retireDevice } from '../devices/retire-device.ts';
import { suspendDevice } from '../devices/suspend-device.ts';
import { issueCode } from '../enrolments/issue-code.ts';
import { endLicence } from '../licences/end-licence.ts';
import { suspendLicence } from '../licences/suspend-licence.ts';
import { plantCertificates } from './planted-certificates.ts';
import { plantContradictions } from './planted-contradictions.ts';
import { plantDirectoryTenant, plantRole, plantStore, plantUnit, plantUser } from './planted-directory.ts';
import { plantCatalogue, plantLicence, plantSeat } from './planted-licences.ts';
import { operator, type TestAsset } from './test-asset.ts';

/** A path's first part, whose things `{id}` names. `stores`, `units`, `users`: of the directory, to refer to. */
export type Collection =
  | 'licences'
  | 'seats'
  | 'devices'
  | 'certificate-authorities'
  | 'certificates'
  | 'enrolment-codes'
  | 'stores'
  | 'units'
  | 'users'
  | 'contradictions';

/** A tenant with something of every kind, in every status. Every text in it holds `marker`. */
export interface PlantedTenant extends Planted {
  /** By which devices find it. */
  readonly code: string;
  /** Manages the first of `ids.stores` and nothing else. */
  readonly manager: PlantedUser;
  readonly ids: Readonly<Record<Collection, readonly string[]>>;
}

const everywhere = { expected_version: 'any', reach: 'tenant' } as const;

/**
 * Stores: an open one without devices, one with devices, a closed one. Devices: registered, suspended, lost, retired. Licences: with an end, a trial with
 * a seat, suspended, ended. Seats: assigned, released.
 */
export async function plantTenant(home: TestAsset): Promise<PlantedTenant> {
  const marker = `印${randomUUIDv7().slice(24)}`;
  const code = randomUUIDv7().slice(9);
  const id = await plantDirectoryTenant(home, `${marker}社`, code);
  const user = (name: string, more = {}) => plantUser(home, id, `${marker}${name}`, more);
  const administrator = await user('管理者');
  const viewer = await user('閲覧者');
  const nobody = await user('社員');
  const suspended = await user('停止者', { status: 'suspended' });
  const manager = await user('店長');
  const top = await plantUnit(home, id, `${marker}本部`);
  const below = await plantUnit(home, id, `${marker}配下`, top);
  const empty = await plantStore(home, id, `${marker}空店`, { unit_id: below });
  const equipped = await plantStore(home, id, `${marker}本店`, { unit_id: below });
  const closed = await plantStore(home, id, `${marker}旧店`, { unit_id: top, status: 'closed' });
  await plantRole(home, id, administrator, 'kiban:administrator');
  await plantRole(home, id, suspended, 'kiban:administrator');
  await plantRole(home, id, viewer, 'kiban:viewer');
  await plantRole(home, id, manager, 'kiban:store_manager', { store_id: empty });
  const device = (name: string, fields: Partial<NewDevice> = {}) =>
    idOf(
      registerDevice(home.database, id, operator, {
        reach: 'tenant',
        fields: { name: `${marker}${name}`, device_type: 'pc', store_id: equipped, ...fields },
      }),
    );
  const registered = await device('受付端末', { serial_number: `${marker}-1` });
  const halted = await device('停止端末');
  const lost = await device('紛失端末');
  const retired = await device('廃棄端末');
  await suspendDevice(home.database, id, operator, { id: halted, ...everywhere });
  await loseDevice(home.database, id, operator, { id: lost, ...everywhere });
  await retireDevice(home.database, id, operator, { id: retired, ...everywhere });
  const open = await issueCode(home.database, id, operator, {
    device_id: registered,
    valid_hours: 24,
    reach: 'tenant',
  });
  const contradictions = await plantContradictions(home, id, marker, [registered, halted]);
  const certified = await plantCertificates(home, id, { marker, device_id: registered });
  await plantCatalogue(home);
  const stock = { product: 'stock' };
  const tillThen = { ...stock, ends_at: '2098-04-01T00:00:00Z' };
  const licences = [
    await plantLicence(home, id, tillThen),
    await plantLicence(home, id, { ...tillThen, trial: true }),
    await plantLicence(home, id, stock),
    await plantLicence(home, id, stock),
  ] as const;
  const seats = [await plantSeat(home, id, licences[1], equipped), await plantSeat(home, id, licences[3], equipped)];
  await suspendLicence(home.database, id, operator, { id: licences[2], expected_version: 'any' });
  await endLicence(home.database, id, operator, { id: licences[3], expected_version: 'any' });
  return {
    ...{ id, code, marker, administrator, viewer, nobody, suspended, manager },
    ids: {
      devices: [registered, halted, lost, retired],
      'enrolment-codes': [open.id],
      ...certified,
      stores: [empty, equipped, closed],
      units: [below, top],
      users: [nobody.id, viewer.id],
      licences,
      seats,
      contradictions,
    },
  };
}

async function idOf(outcome: Promise<Outcome>): Promise<string> {
  return (await outcome).id;
}
