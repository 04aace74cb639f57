import { credentialName } from '../../credentials/credential-name.ts';
import { withdrawVouchers } from '../../credentials/withdraw-credential.ts';
import type { Form, PageContext } from '../../pages/request.ts';
import type { AccountParts } from '../account-parts.ts';
import { doneAddress } from '../page/done.ts';
import { actOf, provenOf } from '../visit/proven.ts';
import type { Visitor } from '../visit/visitor.ts';
import { REFUSED, showFactor } from './factor-page.ts';
import { FACTORS_PATH } from './list-page.ts';
import { oneRemovalAtATime } from './one-at-a-time.ts';
import { removalOf } from './removal.ts';
import { renameFactor } from './rename-factor.ts';

/** POST /account/factors/:id: another name, or gone. */
export async function changeFactor(
  parts: AccountParts,
  c: PageContext,
  visitor: Visitor,
  form: Form,
): Promise<Response> {
  return form.action === 'remove' ? remove(parts, c, visitor) : rename(parts, c, visitor, form.name ?? '');
}

async function rename(parts: AccountParts, c: PageContext, visitor: Visitor, typed: string): Promise<Response> {
  const [id, name] = [c.req.param('id') ?? '', credentialName(typed)];
  if (name === '') return showFactor(parts, c, visitor, { ja: '名前を入力してください。', en: 'Enter a name.' });
  const { proofs } = visitor.session;
  const own = (await removalOf(parts, await provenOf(parts, visitor), id)) !== undefined;
  if (!own) return c.redirect(FACTORS_PATH, 303);
  const renamed = await renameFactor(parts.store, { id, name, proofs }, actOf(parts, visitor));
  return renamed
    ? c.redirect(doneAddress(FACTORS_PATH, 'renamed'), 303)
    : showFactor(parts, c, visitor, REFUSED.not_with_this);
}

async function remove(parts: AccountParts, c: PageContext, visitor: Visitor): Promise<Response> {
  const { store, clock } = parts;
  const id = c.req.param('id') ?? '';
  const { person_id } = visitor.user;
  const proven = await provenOf(parts, visitor);
  const outcome = await oneRemovalAtATime(store, { person_id, now: clock() }, async () => {
    const removal = await removalOf(parts, proven, id);
    if (removal?.kind === 'possible') await withdrawVouchers(store, id, removal.vouchers, actOf(parts, visitor));
    return { removal };
  });
  if (outcome === undefined) return showFactor(parts, c, visitor, REFUSED.busy);
  const { removal } = outcome;
  if (removal === undefined) return c.redirect(FACTORS_PATH, 303);
  if (removal.kind !== 'possible') return showFactor(parts, c, visitor, REFUSED[removal.kind]);
  return c.redirect(doneAddress(FACTORS_PATH, 'removed'), 303);
}
