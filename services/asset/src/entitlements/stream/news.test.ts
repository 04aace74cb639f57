import { encodeCursor } from '@kiban/event-store';
import { expect, test } from 'vitest';
import { entitlementNews, type News } from './news.ts';

const at = (position: number) => ({ epoch: 1, transaction_id: '7', position: String(position) });
const change = (tenant_id: string | null, position: number, product: string | null = 'rx') => ({
  tenant_id,
  product,
  cursor: at(position),
});
const idAt = (position: number): string => encodeCursor(at(position));

function listening(news: ReturnType<typeof entitlementNews>, tenantId: string, lastId?: string) {
  const told: News[] = [];
  let ended = false;
  const end = (): void => {
    ended = true;
  };
  const listener = { tenantId, tell: (one: News) => void told.push(one), end };
  return { leave: news.listen(listener, lastId), told, hasEnded: () => ended };
}

test('each tenant hears of its own changes, and all of the catalogue’s', () => {
  const news = entitlementNews();
  news.publish([], at(0));
  const [one, other] = [listening(news, 'a'), listening(news, 'b')];
  news.publish([change('a', 1), change(null, 2, 'chart')], at(2));
  expect(one.told).toEqual([
    { id: idAt(1), product: 'rx' },
    { id: idAt(2), product: 'chart' },
  ]);
  expect(other.told).toEqual([{ id: idAt(2), product: 'chart' }]);
});

test('where the feed was not read for a while, whoever listened on is told that anything may have changed', () => {
  const news = entitlementNews();
  news.begin(at(0));
  const [one, other] = [listening(news, 'a'), listening(news, 'b')];
  expect(one.told).toEqual([]);
  news.begin(at(5));
  for (const { told } of [one, other]) expect(told).toEqual([{ id: idAt(5), product: null }]);
  expect(listening(news, 'a', idAt(0)).told).toEqual([{ id: idAt(5), product: null }]);
});

test('who comes back hears what came since, and nothing of another tenant', () => {
  const news = entitlementNews();
  news.publish([], at(0));
  news.publish([change('a', 1), change('b', 2), change('a', 3)], at(3));
  expect(listening(news, 'a', idAt(1)).told).toEqual([{ id: idAt(3), product: 'rx' }]);
  expect(listening(news, 'a', idAt(3)).told).toEqual([]);
  expect(listening(news, 'b', idAt(3)).told).toEqual([]);
});

test.each([
  ['longer ago than is remembered', idAt(1)],
  ['before this process began', idAt(0)],
  ['nowhere that we know', 'nonsense'],
])('who was here last %s is told that anything may have changed', (_when, lastId) => {
  const news = entitlementNews({ listeners: 9, listenersOfTenant: 9, remembered: 2 });
  news.publish([], at(1));
  news.publish([change('b', 2), change('b', 3), change('b', 4)], at(4));
  expect(listening(news, 'a', lastId).told).toEqual([{ id: idAt(4), product: null }]);
});

test('who leaves hears nothing more, and makes room', () => {
  const news = entitlementNews({ listeners: 3, listenersOfTenant: 2, remembered: 9 });
  const first = listening(news, 'a');
  listening(news, 'a');
  expect(listening(news, 'a').leave).toBeNull();
  expect(listening(news, 'b').leave).not.toBeNull();
  expect(listening(news, 'c').leave).toBeNull();
  first.leave?.();
  first.leave?.();
  expect(listening(news, 'c').leave).not.toBeNull();
  expect(listening(news, 'b').leave).toBeNull();
  news.publish([change('a', 1)], at(1));
  expect(first.told).toEqual([]);
});

test('at the end everybody is sent home, and nobody comes in any more', () => {
  const news = entitlementNews();
  const one = listening(news, 'a');
  news.close();
  expect(one.hasEnded()).toBe(true);
  expect(listening(news, 'a').leave).toBeNull();
});
