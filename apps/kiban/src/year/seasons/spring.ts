import { enrol } from '../testing/device.ts';
import { type Group, PRODUCT } from '../testing/group.ts';
import type { Thing } from '../testing/voice.ts';

/** April: the group opens its stores, hires, gives out roles, buys licences, and puts devices up. */
export async function spring(group: Group): Promise<void> {
  await openStores(group);
  await hire(group);
  await giveRoles(group);
  await buyLicences(group);
  await putDevicesUp(group);
}

async function openStores({ administrator: { says }, marker, things, note }: Group): Promise<void> {
  const unit = (name: string, parent_id: string | null) =>
    says.add(
      'directory:/organization-units',
      { name: `${marker}${name}`, parent_id, unit_type: 'エリア' },
      '組織の新設',
    );
  const head = await unit('本部', null);
  const [tokyo, saitama] = [await unit('東京エリア', head.id), await unit('埼玉エリア', head.id)];
  const store = (name: string, unit_id: string) =>
    says.add('directory:/stores', { name: `${marker}${name}`, kana: 'ミセ', unit_id }, '開店');
  const opened = {
    ...{ 本部: head, 東京エリア: tokyo, 埼玉エリア: saitama },
    ...{ 中野店: await store('中野店', tokyo.id), 荻窪店: await store('荻窪店', tokyo.id) },
    大宮店: await store('大宮店', saitama.id),
  };
  for (const [name, thing] of Object.entries(opened)) things.set(name, thing);
  note('three stores are open', opened.大宮店);
}

async function hire(group: Group): Promise<void> {
  const { administrator, marker, people, the, note } = group;
  const { says } = administrator;
  const join = async (name: string, login_id: string, job_type: string, place: string): Promise<Thing> => {
    const fields = { name: `${marker}${name}`, kana: 'カナ', login_id, staff_number: login_id };
    const user = await says.add('directory:/users', fields, '採用');
    people.set(name, group.person(user));
    const where = place.endsWith('店') ? { store_id: the(place).id } : { unit_id: the(place).id };
    return says.add('directory:/memberships', { user_id: user.id, job_type, ...where }, '採用');
  };
  await join('高木', 'takagi', '事務', '東京エリア');
  await join('三浦', 'miura', '管理薬剤師', '中野店');
  await join('端野', 'hashino', '事務', '本部');
  await join('近藤', 'kondo', '事務', '本部');
  await join('島田', 'shimada', '事務', '本部');
  group.things.set('青木の所属', await join('青木', 'aoki', '薬剤師', '中野店'));
  await join('井上', 'inoue', '薬剤師', '荻窪店');
  await join('上田', 'ueda', '薬剤師', '大宮店');
  note('everybody is hired', await join('江藤', 'eto', '事務', '中野店'));
}

async function giveRoles({ administrator: { says }, the, somebody, things, note }: Group): Promise<void> {
  const give = (name: string, role: string, place: object = {}) =>
    says.add('directory:/role-assignments', { user_id: somebody(name).user.id, role, ...place }, '職務分掌');
  await give('高木', 'kiban:store_manager', { unit_id: the('東京エリア').id });
  await give('三浦', 'kiban:store_manager', { store_id: the('中野店').id });
  await give('端野', 'kiban:device_administrator');
  await give('近藤', 'kiban:access_approver');
  await give('島田', 'kiban:licence_administrator');
  const pharmacist = (name: string, place: string) => give(name, `${PRODUCT}:pharmacist`, { store_id: the(place).id });
  things.set('青木の役割', await pharmacist('青木', '中野店'));
  things.set('井上の役割', await pharmacist('井上', '荻窪店'));
  note('everybody has a role', await pharmacist('上田', '大宮店'));
}

async function buyLicences({ vendor, the, somebody, things, note }: Group): Promise<void> {
  const licence = await vendor.add(
    'asset:/licences',
    { product: PRODUCT, plan: 'store', seats: 2, ends_at: inYears(1) },
    '契約',
  );
  things.set('ライセンス', licence);
  const { says } = somebody('島田');
  const assign = (...stores: string[]) => ({ licence_id: licence.id, holder_ids: stores.map((name) => the(name).id) });
  const seats = (await says.add('asset:/seats', assign('中野店', '荻窪店'), '導入')) as unknown as { items: Thing[] };
  const [first, second] = seats.items;
  if (first === undefined || second === undefined) throw new Error('Two seats were assigned.');
  things.set('中野店の席', first);
  note('two seats are taken', second);
  const third = await says.send('POST', 'asset:/seats', { ...assign('大宮店'), reason: '導入' });
  if (third.status !== 409) throw new Error(`A third seat was sold: ${JSON.stringify(third)}`);
}

async function putDevicesUp(group: Group): Promise<void> {
  const { administrator, marker, the, somebody, things, note } = group;
  await administrator.says.add('asset:/certificate-authorities', { name: `${marker}認証局` }, '端末証明書のため');
  const { says } = somebody('端野');
  for (const [name, place, serial] of [
    ['受付1', '中野店', '1001'],
    ['調剤1', '荻窪店', '1002'],
    ['受付2', '大宮店', '1003'],
  ] as const) {
    const fields = {
      name: `${marker}${name}`,
      device_type: 'pc',
      store_id: the(place).id,
      serial_number: `${marker}${serial}`,
    };
    const device = await says.add('asset:/devices', fields, '設置');
    things.set(name, device);
    const { code } = await says.add('asset:/enrolment-codes', { device_id: device.id }, '設置');
    const { certificate_id, ...terminal } = await enrol(group, device, String(code));
    group.terminals.set(name, terminal);
    things.set(`${name}の証明書`, await says.get(`asset:/certificates/${certificate_id}`));
  }
  note('the devices have certificates', the('受付2の証明書'));
}

/** RFC 3339, from now. */
export function inYears(years: number): string {
  return new Date(Date.now() + years * 365 * 86_400_000).toISOString();
}
