import { setPassword } from '@kiban/auth';
import { assignRole, PLATFORM } from '@kiban/directory';
import { placeNamed } from '../commands/assets/named-things.ts';
import type { CommandContext } from '../commands/context.ts';
import { changeContextOf } from '../commands/identity/operator-act.ts';
import { newPassword } from '../commands/identity/passwords.ts';
import { personParts } from '../commands/identity/people.ts';
import { personOf } from '../commands/identity/person-of.ts';
import type { Identity } from '../identity.ts';
import type { Platform } from '../platform.ts';
import { unlessThere } from './demo-tenant.ts';

/** Who of the demo can sign in, and as what. */
interface DemoPerson {
  readonly tenant: string;
  readonly login_id: string;
  readonly role: string | null;
  /** Code of the store that the role is for; left out: the whole tenant. */
  readonly store?: string;
  readonly who:
    | 'administrator'
    | 'second_administrator'
    | 'viewer'
    | 'both'
    | 'nobody'
    | 'store_manager'
    | 'approver'
    | 'support';
}

/** Of the vendor's own staff. */
export const SUPPORT = { login_id: 'tanabe', name: 'サポート 田辺' };

const DEMO_PEOPLE: readonly DemoPerson[] = [
  { tenant: 'aoba', login_id: 'watanabe.takuya', role: 'kiban:administrator', who: 'administrator' },
  { tenant: 'aoba', login_id: 'yamazaki.naoki', role: 'kiban:administrator', who: 'second_administrator' },
  { tenant: 'aoba', login_id: 'kobayashi.aoi', role: 'kiban:viewer', who: 'viewer' },
  { tenant: 'aoba', login_id: 'sato.aoi', role: null, who: 'nobody' },
  { tenant: 'aoba', login_id: 'saito.tomoko', role: 'kiban:store_manager', store: '1004', who: 'store_manager' },
  { tenant: 'aoba', login_id: 'takahashi.koji', role: 'kiban:access_approver', who: 'approver' },
  { tenant: 'aoba', login_id: 'ota.yuto', role: 'kiban:viewer', who: 'both' },
  { tenant: 'minato', login_id: 'ota.yuto', role: 'kiban:administrator', who: 'both' },
  { tenant: 'minato', login_id: 'hasegawa.yuto', role: 'kiban:administrator', who: 'administrator' },
  { tenant: PLATFORM, login_id: SUPPORT.login_id, role: 'kiban:support', who: 'support' },
];

/** One line of what is shown once. */
export interface DemoPassword {
  readonly tenant: string;
  readonly login_id: string;
  readonly password: string;
  readonly who: DemoPerson['who'];
}

/** Gives the demo people roles and random passwords. A person of two tenants is one person, with one password. */
export async function makeDemoPeople(
  context: CommandContext,
  platform: Platform,
  identity: Pick<Identity, 'store'>,
): Promise<DemoPassword[]> {
  const passwords = new Map<string, string>();
  const parts = await personParts(context, identity, platform);
  const command = { operator: changeContextOf(context).actor.id, reason: 'demo' };
  const made: DemoPassword[] = [];
  for (const { tenant, login_id, role, store, who } of DEMO_PEOPLE) {
    const { tenant_id, user_id, person_id } = await personOf(platform, context, tenant, login_id);
    const { directory } = platform;
    if (role !== null) {
      const place = await placeNamed({ directory, tenantId: tenant_id, messages: context.messages }, { store });
      const fields = { user_id, role, ...place };
      await unlessThere(assignRole(directory, tenant_id, changeContextOf(context, 'demo'), { fields }));
    }
    let password = passwords.get(person_id);
    if (password === undefined) {
      password = newPassword();
      passwords.set(person_id, password);
      await setPassword(parts, { person_id, password, must_change: false }, command);
    }
    made.push({ tenant, login_id, password, who });
  }
  return made;
}
