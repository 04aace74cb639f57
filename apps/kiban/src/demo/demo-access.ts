import { assignRole, listReviews, openReview, requestAccess, requestSupport } from '@kiban/directory';
import type { ChangeContext } from '@kiban/event-store';
import type { PersonOfTenant } from '../commands/identity/person-of.ts';
import { type DemoTenant, inDays, unlessThere } from './demo-tenant.ts';

const PHARMACISTS = [
  ['maeda.nana', '1001'],
  ['hasegawa.yoko', '1002'],
  ['ota.mayumi', '1003'],
  ['inoue.manabu', '1003'],
  ['saito.tomoko', '1004'],
] as const;
const REQUESTS = [
  { login: 'miura.aoi', role: 'yakureki:clerk', store: '1002', why: '来月から緑丘駅前店を応援するため' },
  { login: 'fujita.manabu', role: 'yakureki:pharmacist', store: '1001', why: '休暇の交代のため' },
  { login: 'maeda.nana', role: 'kiban:store_manager', store: '1001', why: '店長に就任したため' },
] as const;

/** Who may do what at aoba, what waits for a decision, and a review that runs. `support`: who asks to look into the tenant. */
export async function giveAccess(tenant: DemoTenant, context: ChangeContext, support: PersonOfTenant): Promise<void> {
  const { directory, id } = tenant;
  for (const [login, code] of PHARMACISTS) {
    const holder = { user_id: await tenant.user(login), unit_id: null, store_id: await tenant.store(code) };
    await unlessThere(assignRole(directory, id, context, { fields: { ...holder, role: 'yakureki:pharmacist' } }));
  }
  for (const { login, role, store, why } of REQUESTS) {
    const user_id = await tenant.user(login);
    const place = { unit_id: null, store_id: await tenant.store(store), starts_at: null, ends_at: null };
    const fields = { requester_id: user_id, user_id, role, ...place, justification: why };
    const byThem = { ...context, actor: { kind: 'person', id: user_id } } as const;
    await unlessThere(requestAccess(directory, id, byThem, { fields }));
  }
  const { total } = await listReviews(directory, id, { at: null, limit: 1, after: null, reach: 'tenant' });
  if (total === 0) {
    const scope = { unit_id: null, store_id: null, roles: null, unused_days: null };
    await openReview(directory, id, context, { fields: { name: '秋の権限棚卸し', due_at: inDays(14), ...scope } });
  }
  const staff = { staff_user_id: support.user_id, staff_person_id: support.person_id, staff_name: 'サポート 田辺' };
  const byStaff = { ...context, actor: { kind: 'person', id: support.user_id } } as const;
  const asked = { ticket: 'SUP-1042', reason: '受付機の証明書が更新されない件の調査', hours: 24 };
  await unlessThere(requestSupport(directory, id, byStaff, { fields: { ...staff, ...asked } }));
}
