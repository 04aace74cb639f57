import { randomUUIDv7 } from 'node:crypto';
import { findUser } from '../../login-view/login-view.ts';
import { DISPATCH, MAIL } from '../../mails/mail.ts';
import { MAIL_PURPOSES } from '../../mails/purposes.ts';
import type { Browser } from '../../protocol/testing/browser.ts';
import type { House, TestUser } from '../../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { Reset } from '../reset.ts';
import { resetPassword } from '../reset-password.ts';

/** What people choose when they may. */
export const NEW = 'yama9=Kagami.Mo';

/** Resets in a house: how administrators have links made, and what people do with them. */
export interface ResetsIn {
  /** One that an administrator decides on, of a password and by hand unless said otherwise. */
  resetOf(user: TestUser, more?: Partial<Reset>): Reset;
  /** The link to hand over; empty where it is mailed. */
  linkFor(user: TestUser, more?: Partial<Reset>): Promise<string>;
  /** The mails with links that wait for somebody. */
  queued(user: TestUser): Promise<readonly { readonly id: string }[]>;
  /** What the mail worker would write of them. */
  mailed(user: TestUser): Promise<string[]>;
  linkIn(text?: string): string;
  /** Goes the way of a link to its end. @param seed of the app that is asked for, if any. */
  choose(in_: Browser, link: string, user: TestUser, seed?: string, password?: string): Promise<OpenPage>;
}

export function resetsIn(house: House, act: Parameters<typeof resetPassword>[3]): ResetsIn {
  const { store, parts } = house;
  const resetOf: ResetsIn['resetOf'] = ({ tenant: { tenant_id }, user_id, person_id }, more) => ({
    ...{ reset_id: randomUUIDv7(), tenant_id, user_id, person_id },
    ...{ what: 'password', identity_check: 'in_person_known', delivery: 'by_hand', issued_by: randomUUIDv7() },
    ...{ reason: 'forgotten', issued_at: house.now(), ...more },
  });
  const queued: ResetsIn['queued'] = async ({ tenant, person_id }) => {
    const kept = await store.query(tenant.tenant_id, MAIL, 'person', person_id);
    return kept.filter(({ data }) => data.purpose === 'password_reset');
  };
  return {
    resetOf,
    linkFor: async (user, more) => {
      const known = await findUser(store, user.tenant.tenant_id, user.user_id);
      if (known === undefined) throw new Error('nobody');
      return (await resetPassword(parts, resetOf(user, more), known, act)) ?? '';
    },
    queued,
    mailed: async (user) => {
      const links = await queued(user);
      const found = await Promise.all(
        links.map(async ({ id }) => {
          const dispatch = await store.get(PLATFORM_WIDE, DISPATCH, id);
          if (dispatch === undefined) return [];
          const mail = await MAIL_PURPOSES[dispatch.data.purpose].compose({ ...parts }, dispatch.data, null);
          return mail === undefined ? [] : [mail.text];
        }),
      );
      return found.flat();
    },
    linkIn: (text = '') => /http\S+\/invitation\/\S+/.exec(text)?.[0] ?? '',
    choose: async (in_, link, user, seed, password = NEW) => {
      let page = await send(in_, await visit(in_, link), { login_id: user.login_id });
      if (seed !== undefined) page = await send(in_, page, { code: house.code(seed) });
      return page.forms.length === 0 ? page : send(in_, page, { new_password: password, new_password_again: password });
    },
  };
}
