import { unlinkIdentity } from '../../connections/identities/identity.ts';
import type { PageContext } from '../../pages/request.ts';
import type { AccountParts } from '../account-parts.ts';
import { FACTORS_PATH } from '../factors/list-page.ts';
import { doneAddress } from '../page/done.ts';
import { actOf } from '../visit/proven.ts';
import type { Visitor } from '../visit/visitor.ts';
import { showNeeded } from './identity-page.ts';
import { isIdentityNeeded, ownIdentities } from './own-identities.ts';

/** POST /account/identities/:id: that account signs in as the person no more. */
export async function unlinkOwn(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const identity = (await ownIdentities(parts.store, visitor)).find((each) => each.id === id);
  if (identity === undefined) return c.redirect(FACTORS_PATH, 303);
  if (await isIdentityNeeded(parts, visitor, identity)) return showNeeded(parts, c, visitor);
  await unlinkIdentity(parts.store, visitor.tenant.tenant_id, id, actOf(parts, visitor));
  return c.redirect(doneAddress(FACTORS_PATH, 'unlinked'), 303);
}
