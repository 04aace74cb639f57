import { enrol } from '../testing/device.ts';
import { type Group, PRODUCT } from '../testing/group.ts';
import { inYears } from './spring.ts';

/** The same year at another customer of the same vendor: one store, two people, one device. */
export async function elsewhere(group: Group): Promise<void> {
  const { administrator, vendor, marker, people, things, note } = group;
  const { says } = administrator;
  const unit = await says.add('directory:/organization-units', { name: `${marker}本部` }, '組織の新設');
  const store = await says.add('directory:/stores', { name: `${marker}中野店`, unit_id: unit.id }, '開店');
  const user = await says.add('directory:/users', { name: `${marker}青木`, login_id: 'aoki' }, '採用');
  people.set('青木', group.person(user));
  const job = { user_id: user.id, job_type: '薬剤師', store_id: store.id };
  const membership = await says.add('directory:/memberships', job, '採用');
  const role = { user_id: user.id, role: `${PRODUCT}:pharmacist`, store_id: store.id };
  note('somebody works there', await says.add('directory:/role-assignments', role, '職務分掌'));
  const terms = { product: PRODUCT, plan: 'store', seats: 1, ends_at: inYears(1) };
  const licence = await vendor.add('asset:/licences', terms, '契約');
  await says.add('asset:/seats', { licence_id: licence.id, holder_ids: [store.id] }, '導入');
  await says.add('asset:/certificate-authorities', { name: `${marker}認証局` }, '端末証明書のため');
  const fields = { name: `${marker}受付1`, device_type: 'tablet', store_id: store.id, serial_number: `${marker}1001` };
  const device = await says.add('asset:/devices', fields, '設置');
  const { code } = await says.add('asset:/enrolment-codes', { device_id: device.id }, '設置');
  const { certificate_id } = await enrol(group, device, String(code));
  note('a device is there', await says.get(`asset:/certificates/${certificate_id}`));
  await says.change(device, 'asset:/devices /suspend', {}, '点検');
  await says.change(membership, 'directory:/memberships /end', {}, '退職');
  note('somebody has left', await says.change(user, 'directory:/users /leave', {}, '退職'));
  for (const [name, thing] of Object.entries({ store, unit })) things.set(name, thing);
}
