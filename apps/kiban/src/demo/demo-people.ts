import { setPassword } from '@kiban/auth';
import { changeUser } from '@kiban/directory';
import type { CommandContext } from '../commands/context.ts';
import { changeContextOf } from '../commands/identity/operator-act.ts';
import { newPassword } from '../commands/identity/passwords.ts';
import { personParts } from '../commands/identity/people.ts';
import { personOf } from '../commands/identity/person-of.ts';
import type { Identity } from '../identity.ts';
import type { Platform } from '../platform.ts';

/** Who of the demo can sign in, and as what. */
interface DemoPerson {
  readonly tenant: string;
  readonly login_id: string;
  readonly role: 'administrator' | 'viewer' | null;
  readonly who: 'administrator' | 'second_administrator' | 'viewer' | 'both' | 'nobody';
}

const DEMO_PEOPLE: readonly DemoPerson[] = [
  { tenant: 'aoba', login_id: 'watanabe.takuya', role: 'administrator', who: 'administrator' },
  { tenant: 'aoba', login_id: 'yamazaki.naoki', role: 'administrator', who: 'second_administrator' },
  { tenant: 'aoba', login_id: 'kobayashi.aoi', role: 'viewer', who: 'viewer' },
  { tenant: 'aoba', login_id: 'sato.aoi', role: null, who: 'nobody' },
  { tenant: 'aoba', login_id: 'ota.yuto', role: 'viewer', who: 'both' },
  { tenant: 'minato', login_id: 'ota.yuto', role: 'administrator', who: 'both' },
  { tenant: 'minato', login_id: 'hasegawa.yuto', role: 'administrator', who: 'administrator' },
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
  for (const { tenant, login_id, role, who } of DEMO_PEOPLE) {
    const { tenant_id, user_id, person_id } = await personOf(platform, context, tenant, login_id);
    if (role !== null)
      await changeUser(platform.directory, tenant_id, changeContextOf(context, 'demo'), {
        ...{ id: user_id, expected_version: 'any', fields: { role } },
      });
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
