import { vi } from 'vitest';
import { type Group, PRODUCT } from '../testing/group.ts';
import type { Thing } from '../testing/voice.ts';
import { inYears } from './spring.ts';

/** October: the licence grows, a store changes areas, another closes, somebody leaves, a bill is not paid. */
export async function autumn(group: Group): Promise<void> {
  await growLicence(group);
  await reorganise(group);
  await closeStore(group);
  await leave(group);
  await suspendLicence(group);
}

async function growLicence({ vendor, the, somebody, note }: Group): Promise<void> {
  const licence = the('ライセンス');
  await vendor.patch(licence, 'asset:/licences', { seats: 3 }, '増席');
  await vendor.change(licence, 'asset:/licences /renew', { ends_at: inYears(2) }, '更新');
  const seat = { licence_id: licence.id, holder_ids: [the('大宮店').id] };
  const { items } = (await somebody('島田').says.add('asset:/seats', seat, '増席')) as unknown as { items: Thing[] };
  const [third] = items;
  if (third === undefined) throw new Error('A seat was assigned.');
  note('the licence has grown', third);
  await vendor
    .add('asset:/licences', { product: PRODUCT, plan: 'whole', trial: true, ends_at: inYears(0.1) }, '試用')
    .then((trial) => note('a trial runs', trial));
}

async function reorganise({ administrator: { says }, the, note }: Group): Promise<void> {
  const unit_id = the('埼玉エリア').id;
  note('a store changed areas', await says.patch(the('荻窪店'), 'directory:/stores', { unit_id }, 'エリアの見直し'));
  const head = { parent_id: the('東京エリア').id };
  note(
    'an area is below another',
    await says.change(the('埼玉エリア'), 'directory:/organization-units /move', head, 'エリアの統合'),
  );
}

/** The seat that it had is free as soon as assets hear of it. */
async function closeStore({ administrator: { says }, somebody, the, note }: Group): Promise<void> {
  const closed = { end_memberships: true };
  note('a store is closed', await says.change(the('中野店'), 'directory:/stores /close', closed, '建物の取り壊し'));
  const released = async (): Promise<Thing> => {
    const seat = await somebody('島田').says.get(`asset:/seats/${the('中野店の席').id}`);
    if (seat.status !== 'released') throw new Error('The seat of a closed store is still taken.');
    return seat;
  };
  note('its seat is free', await vi.waitFor(released, { timeout: 20_000, interval: 100 }));
}

async function leave({ administrator: { says }, somebody, note }: Group): Promise<void> {
  const { user } = somebody('三浦');
  note('the manager has left', await says.change(user, 'directory:/users /leave', {}, '退職'));
}

async function suspendLicence({ vendor, the, note }: Group): Promise<void> {
  const licence = the('ライセンス');
  note('the licence is suspended', await vendor.change(licence, 'asset:/licences /suspend', {}, '未入金'));
  note('the licence runs again', await vendor.change(licence, 'asset:/licences /resume', {}, '入金を確認'));
}
