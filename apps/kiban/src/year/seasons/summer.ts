import { askNextCertificate } from '../testing/device.ts';
import { type Group, PRODUCT } from '../testing/group.ts';

/** July: somebody is transferred, a device moves, another is lost, a certificate is renewed, access is asked for. */
export async function summer(group: Group): Promise<void> {
  await transfer(group);
  await moveDevice(group);
  await loseDevice(group);
  await renewCertificate(group);
  await askForAccess(group);
}

/** An area manager places people in the own area only; what leads out of it is the head office's. */
async function transfer({ administrator, the, somebody, note }: Group): Promise<void> {
  const job = { user_id: somebody('青木').user.id, job_type: '薬剤師', store_id: the('大宮店').id };
  const refused = await somebody('高木').says.send('POST', 'directory:/memberships', { ...job, reason: '応援' });
  if (refused.status !== 404 && refused.status !== 403) throw new Error(`Placed out of reach: ${refused.status}`);
  const { says } = administrator;
  await says.change(the('青木の所属'), 'directory:/memberships /end', {}, '大宮店へ異動');
  await says.add('directory:/memberships', job, '大宮店へ異動');
  await says.change(the('青木の役割'), 'directory:/role-assignments /end', {}, '大宮店へ異動');
  const role = { user_id: job.user_id, role: `${PRODUCT}:pharmacist`, store_id: job.store_id };
  note('a pharmacist was transferred', await says.add('directory:/role-assignments', role, '大宮店へ異動'));
}

async function moveDevice({ the, somebody, note }: Group): Promise<void> {
  const store_id = the('荻窪店').id;
  note(
    'a device was moved',
    await somebody('高木').says.change(the('受付1'), 'asset:/devices /move', { store_id }, '中野店の改装'),
  );
}

/** Its certificate is revoked with it. */
async function loseDevice({ the, somebody, note }: Group): Promise<void> {
  const { says } = somebody('端野');
  const lost = await says.change(the('調剤1'), 'asset:/devices /lose', {}, '配送中に紛失');
  const { status } = await says.get(`asset:/certificates/${the('調剤1の証明書').id}`);
  if (status !== 'revoked') throw new Error(`The certificate of a lost device is ${status}.`);
  note('a device is lost', lost);
}

async function renewCertificate(group: Group): Promise<void> {
  const { the, somebody, terminals, things, note } = group;
  const terminal = terminals.get('受付1');
  if (terminal === undefined) throw new Error('The device never enrolled.');
  const { says } = somebody('端野');
  const renewed = await says.get(`asset:/certificates/${await askNextCertificate(group, terminal)}`);
  things.set('受付1の新しい証明書', renewed);
  note('a certificate was renewed', renewed);
  const old = the('受付1の証明書');
  const because = { revocation_reason: 'superseded' };
  note('the old one is revoked', await says.change(old, 'asset:/certificates /revoke', because, '更新が済んだ'));
}

async function askForAccess({ the, somebody, things, note }: Group): Promise<void> {
  const store_id = the('荻窪店').id;
  const wanted = { role: `${PRODUCT}:clerk`, store_id, justification: '荻窪店の応援' };
  const request = await somebody('江藤').says.add('directory:/access-requests', wanted, '応援');
  note('access is asked for', request);
  const approved = 'directory:/access-requests /approve';
  const own = await somebody('江藤').says.send('POST', `directory:/access-requests/${request.id}/approve`, {});
  if (own.status < 400) throw new Error('Somebody approved for themselves.');
  things.set('江藤の申請', await somebody('近藤').says.change(request, approved, {}, '応援を確認'));
  note('access is approved', the('江藤の申請'));
}
