import {
  askerOf,
  type Form,
  formOf,
  isForeign,
  keepLanguage,
  type PageContext,
  withCookies,
} from '../../pages/request.ts';
import { isFormToken } from '../../sign-in/flow.ts';
import { calmPage, FOREIGN } from '../../sign-in/pages/calm-page.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import type { AccountParts } from '../account-parts.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import { type Visitor, visitorOf } from './visitor.ts';

export type AccountPage = (parts: AccountParts, c: PageContext, visitor: Visitor) => Promise<Response>;
export type AccountForm = (parts: AccountParts, c: PageContext, visitor: Visitor, form: Form) => Promise<Response>;

/** A page for whoever sits there; without somebody, for whoever has signed in then. `?tenant=CODE` goes to another company. */
export function pageFor(parts: AccountParts, show: AccountPage) {
  return async (c: PageContext): Promise<Response> => {
    const asker = askerOf(c, parts);
    keepLanguage(c, parts);
    const wanted = c.req.query('tenant');
    const seen = await visitorOf(parts, c, asker, true);
    const to = addressOf(c);
    if ('nobody' in seen) {
      const tenant = wanted ?? seen.nobody.tenant;
      return askToSignIn(parts, c, asker, { to, ...(tenant === undefined ? {} : { tenant }) });
    }
    if (wanted !== undefined && wanted !== seen.visitor.tenant.code)
      return askToSignIn(parts, c, asker, { to, tenant: wanted });
    return withCookies(c, await show(parts, c, seen.visitor));
  };
}

/** Takes a form of a page with the same address, from whoever this page was shown to. */
export function formFor(parts: AccountParts, take: AccountForm) {
  return async (c: PageContext): Promise<Response> => {
    const asker = askerOf(c, parts);
    const [seen, form] = await Promise.all([visitorOf(parts, c, asker, false), formOf(c)]);
    if ('nobody' in seen) return c.redirect(c.req.path, 303);
    const { visit } = seen.visitor;
    if (isForeign(c, parts) || form.step !== c.req.path || !isFormToken(visit.data, form.step, form.token ?? ''))
      return calmPage(FOREIGN, asker.language, ACCOUNT_PATH);
    return take(parts, c, seen.visitor, form);
  };
}

/** The address of a page, without what was only wanted once. */
function addressOf(c: PageContext): string {
  const { pathname, searchParams } = new URL(c.req.url);
  for (const name of ['language', 'tenant']) searchParams.delete(name);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}
