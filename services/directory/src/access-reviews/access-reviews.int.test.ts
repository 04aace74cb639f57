import { openCrossTenantDatabase } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { afterAll, expect, test } from 'vitest';
import { endAssignment } from '../role-assignments/end-assignment.ts';
import { any } from '../testing/company.ts';
import { REVIEW, reviewedCompany } from '../testing/reviewed-company.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { attestItem } from './attest-item.ts';
import { closeDueReviews } from './close-due-reviews.ts';
import { closeReview } from './close-review.ts';
import { findItem, listItems } from './read-items.ts';
import { findReview, listReviews } from './read-reviews.ts';

const home = await testDirectory();
const { database } = home;
const due = openCrossTenantDatabase({ url: home.urlOf('kiban_review_worker'), connections: 1, application: 'test' });
afterAll(() => due.close());
const log: string[] = [];
const logger = openLogger({ service: 'test', format: 'json', level: 'info', write: (line) => void log.push(line) });
const closeDue = () => closeDueReviews({ database, due, logger });
const makeDue = (id: string) =>
  home.plant("update directory.access_review set due_at = now() - interval '1 minute' where id = $1", [id]);
const outcomesOf = async (mine: Awaited<ReturnType<typeof reviewedCompany>>, review: string) =>
  Object.values(await mine.items(review)).map(({ outcome }) => outcome);
const whole = { at: null, reach: 'tenant' } as const;

test('closing a review ends exactly what was revoked or attested by nobody, and says in which review', async () => {
  const mine = await reviewedCompany(home);
  const held = [await mine.assign(), await mine.assign(), await mine.assign(), await mine.assign()];
  const [kept = '', revoked = '', silent = '', gone = ''] = held;
  const review = await mine.open();
  const later = await mine.assign();
  await mine.attest(review, kept, 'revoked');
  await mine.attest(review, kept, 'kept');
  await mine.attest(review, revoked, 'revoked');
  await endAssignment(database, mine.tenant, { ...operator, reason: '異動' }, any(gone));
  expect(await mine.statuses([...held, later])).toEqual(['active', 'active', 'active', 'ended', 'active']);
  expect(await findReview(database, mine.tenant, review, whole)).toMatchObject({
    ...{ item_count: 4, pending_count: 2, kept_count: 1, revoked_count: 1, ended_count: null, status: 'open' },
  });

  await mine.close(review);

  expect(await mine.statuses([...held, later])).toEqual(['active', 'ended', 'ended', 'ended', 'active']);
  const items = await mine.items(review);
  expect(held.map((id) => items[id]?.outcome)).toEqual(['kept', 'ended', 'ended', 'ended_before']);
  expect(items[later]).toBeUndefined();
  expect(await findReview(database, mine.tenant, review, whole)).toMatchObject({ status: 'closed', ended_count: 2 });
  const endings = await home.plant<{ aggregate_id: string; reason: string }>(
    "select aggregate_id, reason from event.domain_event where tenant_id = $1 and name = 'role_assignment.ended'",
    [mine.tenant],
  );
  const byReview = `${REVIEW}: 期末のため`;
  const reasons = Object.fromEntries(endings.map(({ aggregate_id, reason }) => [aggregate_id, reason]));
  expect(reasons).toEqual({ [gone]: '異動', [revoked]: byReview, [silent]: byReview });
  expect(endings).toHaveLength(3);
  const [closed] = await home.plant<{ outcomes: object }>(
    "select payload -> 'outcomes' as outcomes from event.domain_event where aggregate_id = $1 and version = 2",
    [review],
  );
  expect(closed).toEqual({ outcomes: { kept: 1, ended: 2, ended_before: 1 } });
});

test('the last administrator is kept and told, whatever was said; with another one they end like anybody', async () => {
  const mine = await reviewedCompany(home);
  const administrator = () => mine.assign({ role: 'kiban:administrator' });
  const [first, second, third] = [await administrator(), await administrator(), await administrator()];
  const review = await mine.open();
  await mine.attest(review, first, 'revoked');
  await mine.close(review);
  expect(await mine.statuses([first, second, third])).toEqual(['ended', 'active', 'ended']);
  expect((await mine.items(review))[second]?.outcome).toBe('last_administrator');

  const again = await mine.open();
  const outside = await administrator();
  await mine.close(again);
  expect(await mine.statuses([second, outside])).toEqual(['ended', 'active']);
});

test('nobody attests their own access', async () => {
  const mine = await reviewedCompany(home);
  const user_id = await mine.user();
  const own = await mine.assign({ user_id });
  const review = await mine.open();
  for (const decision of ['kept', 'revoked'] as const)
    await expect(mine.attest(review, own, decision, user_id)).rejects.toMatchObject({ code: 'attested_by_holder' });
  expect((await mine.items(review))[own]).toMatchObject({ decision: 'pending', version: 1 });
});

test('a review is closed once: by a person and the workers at the same time, too', async () => {
  for (let round = 0; round < 10; round += 1) {
    const mine = await reviewedCompany(home);
    const held = [await mine.assign(), await mine.assign()];
    const review = await mine.open();
    await makeDue(review);
    const [byHand, ...workers] = await Promise.allSettled([mine.close(review), closeDue(), closeDue()]);
    const closings = workers.map((worker) => (worker.status === 'fulfilled' ? worker.value : Number.NaN));
    if (byHand?.status === 'rejected') expect(byHand.reason).toMatchObject({ code: 'already_closed' });
    expect(closings.reduce((sum, each) => sum + each, byHand?.status === 'fulfilled' ? 1 : 0)).toBe(1);
    expect(await mine.statuses(held)).toEqual(['ended', 'ended']);
    const events = await home.plant<{ name: string }>(
      `select name from event.domain_event where tenant_id = $1
       and name in ('access_review.closed', 'role_assignment.ended', 'review_item.concluded') order by name`,
      [mine.tenant],
    );
    expect(events.map(({ name }) => name)).toEqual([
      'access_review.closed',
      ...['review_item.concluded', 'review_item.concluded', 'role_assignment.ended', 'role_assignment.ended'],
    ]);
  }
});

test('of attesting and closing at the same time, what is attested in time stays', async () => {
  for (let round = 0; round < 15; round += 1) {
    const mine = await reviewedCompany(home);
    const held = await mine.assign();
    const review = await mine.open();
    const [attested] = await Promise.allSettled([mine.attest(review, held, 'kept'), mine.close(review)]);
    if (attested.status === 'rejected') expect(attested.reason).toMatchObject({ code: 'already_closed' });
    expect(await mine.statuses([held])).toEqual([attested.status === 'fulfilled' ? 'active' : 'ended']);
    await expect(mine.attest(review, held, 'kept')).rejects.toMatchObject({ code: 'already_closed' });
  }
});

test('what is due is closed in every tenant, and one that cannot be stands in nobody’s way', async () => {
  const [one, other, stuck] = await Promise.all([reviewedCompany(home), reviewedCompany(home), reviewedCompany(home)]);
  const reviews = await Promise.all([one, other, stuck].map((mine) => mine.open()));
  await Promise.all([one, other].map((mine) => mine.assign()));
  const ahead = await one.open();
  await home.plant(
    `create function public.refuse_closing() returns trigger language plpgsql as $$
       begin if new.status = 'closed' then raise exception 'stuck'; end if; return new; end $$`,
  );
  await home.plant(
    `create trigger refuse_closing before update on directory.access_review for each row
     when (new.tenant_id = '${stuck.tenant}') execute function public.refuse_closing()`,
  );
  for (const review of reviews) await makeDue(review);
  log.length = 0;
  expect(await closeDue()).toBe(2);
  expect(log.filter((line) => line.includes('could not be closed'))).toHaveLength(1);
  await home.plant('drop trigger refuse_closing on directory.access_review');
  expect(await closeDue()).toBe(1);
  expect(await closeDue()).toBe(0);
  expect(await findReview(database, one.tenant, ahead, whole)).toMatchObject({ status: 'open' });
  const [event] = await home.plant<{ actor: string }>(
    "select actor_kind || ' ' || actor_id as actor from event.domain_event where aggregate_id = $1 and version = 2",
    [reviews[0]],
  );
  expect(event).toEqual({ actor: 'service directory' });
});

test('a review is of a unit and what is below it, of a store, or of some roles', async () => {
  const mine = await reviewedCompany(home);
  const area = await mine.unit();
  const below = await mine.unit({ parent_id: area });
  const [inside, elsewhere] = [await mine.store({ unit_id: below }), await mine.store()];
  const all = await mine.assign();
  const ofArea = await mine.assign({ unit_id: area });
  const ofInside = await mine.assign({ store_id: inside });
  const ofElsewhere = await mine.assign({ store_id: elsewhere, role: 'kiban:store_manager' });
  const listed = async (fields: Parameters<typeof mine.open>[0]) =>
    Object.keys(await mine.items(await mine.open(fields))).sort();
  expect(await listed({})).toEqual([all, ofArea, ofInside, ofElsewhere].sort());
  expect(await listed({ unit_id: area })).toEqual([ofArea, ofInside].sort());
  expect(await listed({ unit_id: below })).toEqual([ofInside]);
  expect(await listed({ store_id: elsewhere })).toEqual([ofElsewhere]);
  expect(await listed({ roles: ['kiban:store_manager', 'kiban:auditor'] })).toEqual([ofElsewhere]);
  const lookAt = { at: null, limit: 10, after: null };
  const reach = { unit_ids: [], store_ids: [elsewhere] };
  const { items, total } = await listReviews(database, mine.tenant, { ...lookAt, reach });
  expect([total, items.map(({ item_count }) => item_count)]).toEqual([3, [1, 1, 1]]);
  const [{ id: review } = { id: '' }] = items;
  const seen = await listItems(database, mine.tenant, { ...lookAt, reach, review_id: review });
  expect(seen.items.map(({ role_assignment_id }) => role_assignment_id)).toEqual([ofElsewhere]);
});

test('what was not yet due may not be opened as due, nor in a place that is closed or of another tenant', async () => {
  const mine = await reviewedCompany(home);
  await expect(mine.open({ due_at: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'period_reversed' });
  const foreign = await (await reviewedCompany(home)).store();
  await expect(mine.open({ store_id: foreign })).rejects.toMatchObject({ code: 'reference_unknown' });
});

test('a review of another tenant is neither shown, attested nor closed', async () => {
  const mine = await reviewedCompany(home);
  const held = await mine.assign();
  const review = await mine.open();
  const item = (await mine.items(review))[held]?.id ?? '';
  const other = newTenant();
  expect(await findReview(database, other, review, whole)).toBeNull();
  expect(await findItem(database, other, item, null)).toBeNull();
  const page = { ...whole, limit: 10, after: null };
  const nothing = { items: [], next: null, total: 0 };
  expect(await listReviews(database, other, page)).toEqual(nothing);
  expect(await listItems(database, other, { ...page, review_id: review })).toEqual(nothing);
  const attestation = { decision: 'kept', decided_by: item, note: null } as const;
  const gone = { code: 'not_found' };
  await expect(attestItem(database, other, operator, { ...any(item), attestation })).rejects.toMatchObject(gone);
  await expect(closeReview(database, other, { ...operator, reason: 'x' }, any(review))).rejects.toMatchObject(gone);
  expect(await outcomesOf(mine, review)).toEqual([null]);
});
