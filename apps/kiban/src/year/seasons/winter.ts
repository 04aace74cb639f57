import { type Group, PRODUCT } from '../testing/group.ts';
import type { Thing } from '../testing/voice.ts';
import { inYears } from './spring.ts';

/** January: who may do what is reviewed, a store opens, the lost device comes back to be retired. */
export async function winter(group: Group): Promise<void> {
  await review(group);
  await openStore(group);
  await retireDevice(group);
  await suspendSomebody(group);
}

/** One role is kept, one taken away; the rest nobody attests. */
async function review({ administrator, somebody, note }: Group): Promise<void> {
  const { says } = administrator;
  const roles = [`${PRODUCT}:pharmacist`, `${PRODUCT}:clerk`];
  const opened = await says.add(
    'directory:/access-reviews',
    { name: '年次棚卸し', due_at: inYears(0.1), roles },
    '規程',
  );
  note('a review is open', opened);
  const approver = somebody('近藤').says;
  const items = await approver.all(`directory:/access-reviews/${opened.id}/items`);
  const itemOf = (name: string): Thing => {
    const item = items.find(({ user_id }) => user_id === somebody(name).user.id);
    if (item === undefined) throw new Error(`${name} is not under review.`);
    return item;
  };
  await approver.change(itemOf('青木'), 'directory:/review-items /keep', {}, '在籍を確認');
  await approver.change(itemOf('江藤'), 'directory:/review-items /revoke', {}, '応援は終わった');
  const closed = await says.change(opened, 'directory:/access-reviews /close', {}, '締め切り');
  note('the review is closed', closed);
}

async function openStore({
  administrator: { says },
  vendor,
  somebody,
  marker,
  the,
  things,
  note,
}: Group): Promise<void> {
  const fields = { name: `${marker}立川店`, unit_id: the('東京エリア').id };
  things.set('立川店', await says.add('directory:/stores', fields, '開店'));
  const seat = { licence_id: the('ライセンス').id, holder_ids: [the('立川店').id] };
  await somebody('島田').says.add('asset:/seats', seat, '開店');
  const trial = (await somebody('島田').says.all('asset:/licences')).find((licence) => licence.trial === true);
  if (trial === undefined) throw new Error('There was a trial.');
  const bought = { ends_at: inYears(1) };
  note('the trial was bought', await vendor.change(trial, 'asset:/licences /convert', bought, '本契約'));
}

async function retireDevice({ somebody, the, note }: Group): Promise<void> {
  const { says } = somebody('端野');
  await says.change(the('調剤1'), 'asset:/devices /find', {}, '倉庫で見つかった');
  note('a device is retired', await says.change(the('調剤1'), 'asset:/devices /retire', {}, '故障'));
}

async function suspendSomebody({ administrator: { says }, somebody, note }: Group): Promise<void> {
  note('somebody is suspended', await says.change(somebody('江藤').user, 'directory:/users /suspend', {}, '休職'));
}
