import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../api/types.ts';
import { en } from '../../i18n/en.ts';
import { ja } from '../../i18n/ja.ts';
import { timelineEntries } from './entries.ts';

const STORE = '01900000-0000-7000-8000-000000000001';
const USER = '01900000-0000-7000-8000-000000000002';

const closed: HistoryEntry = {
  kind: 'store',
  id: STORE,
  version: 2,
  name: 'store.closed',
  valid_from: '2026-04-01T00:00:00Z',
  valid_to: null,
  recorded_at: '2026-04-01T00:00:00Z',
  membership: null,
  assignment: null,
  changes: [{ field: 'status', before: 'open', after: 'closed', before_name: null, after_name: null }],
  actor: { kind: 'person', id: USER, name: '渡辺 誠' },
  on_behalf_of: null,
  reason: '統合',
  request_id: null,
  event_id: 'e1',
};
const membership = { user_id: USER, user_name: '森 学', unit_id: null, store_id: STORE, place_name: '北口店' };
const ended: HistoryEntry = {
  ...closed,
  kind: 'membership',
  name: 'membership.ended',
  membership: { ...membership, job_type: 'pharmacist' },
  changes: [{ field: 'status', before: 'active', after: 'ended', before_name: null, after_name: null }],
};

let japanese: TFunction;
let english: TFunction;
beforeAll(async () => {
  const resources = { ja: { console: ja }, en: { console: en } };
  await i18next.init({ resources, lng: 'ja', defaultNS: 'console', interpolation: { escapeValue: false } });
  japanese = i18next.getFixedT('ja');
  english = i18next.getFixedT('en');
});

describe('the history of a thing', () => {
  const said = (t: TFunction, entry: HistoryEntry, thing = `/stores/${STORE}`) =>
    timelineEntries(t, [entry], thing)[0]?.sentence;

  test('says who did what, in either language', () => {
    expect(said(japanese, closed)).toBe('渡辺 誠 さんが閉店にしました');
    expect(said(english, closed)).toBe('渡辺 誠 closed the store');
  });
  test('shows what a value was and became, in words', () => {
    expect(timelineEntries(japanese, [closed], '')[0]?.changes).toEqual([
      { label: '状態', before: '営業中', after: '閉店' },
    ]);
  });
  test('names who belongs on a store’s page, and where on a person’s page', () => {
    expect(said(japanese, ended)).toBe('渡辺 誠 さんが森 学 さんの所属を終えました（薬剤師）');
    expect(said(japanese, ended, `/users/${USER}`)).toBe('渡辺 誠 さんが所属を終えました（北口店・薬剤師）');
  });
  test('names the role that was given, to whom on a store’s page, and where on a person’s page', () => {
    const held = { role: 'kiban:store_manager', role_name: null, place_name: '北口店', unit_id: null, store_id: STORE };
    const given: HistoryEntry = {
      ...closed,
      kind: 'role_assignment',
      name: 'role_assignment.begun',
      assignment: { ...held, user_id: USER, user_name: '森 学' },
    };
    expect(said(japanese, given)).toBe('渡辺 誠 さんが森 学 さんの役割を付けました（店舗責任者）');
    expect(said(english, given, `/users/${USER}`)).toBe('渡辺 誠 gave a role (北口店・Store manager)');
    const product = {
      ...given.assignment,
      role: 'hello:clerk',
      role_name: { en: 'Clerk', ja: '事務' },
      store_id: null,
    };
    const wide: HistoryEntry = { ...given, assignment: product as HistoryEntry['assignment'] };
    expect(said(english, wide, `/users/${USER}`)).toBe('渡辺 誠 gave a role (whole tenant・Clerk)');
  });
  test('tells what an old system recorded from what somebody did here', () => {
    const imported = { ...closed, actor: { kind: 'import' as const, id: 'x', name: null }, on_behalf_of: 'operator:x' };
    expect(said(japanese, { ...imported, version: 1, name: 'store.opened' })).toBe('旧システムから引き継ぎました');
    expect(said(japanese, imported)).toBe('旧システムの記録: 閉店にしました');
  });
  test('says for whom an operator did it', () => {
    const operator = { kind: 'operator' as const, id: 'sato', name: null };
    expect(said(japanese, { ...closed, actor: operator, on_behalf_of: '鈴木 健一' })).toBe(
      '運用担当 satoが閉店にしました（鈴木 健一 の依頼により）',
    );
  });
  test('does not repeat all facts for the first entry, nor the state of a membership that ended', () => {
    expect(timelineEntries(japanese, [{ ...closed, version: 1 }], '')[0]?.changes).toEqual([]);
    expect(timelineEntries(japanese, [ended], '')[0]?.changes).toEqual([]);
  });
  test('survives an event that this console does not know, and a person whose name is gone', () => {
    const unknown = { ...closed, name: 'store.relabelled', actor: { kind: 'person' as const, id: USER, name: null } };
    expect(said(japanese, unknown)).toBe('（名前の記録なし）が変更しました');
  });
  test('says whom a seat was given, what it tells of on another page, and that a device did it by itself', () => {
    const bare = { ...closed, membership: null, assignment: null };
    const change = { field: 'store_id', before: null, after: STORE, before_name: null, after_name: '北口店' };
    const seat = { ...bare, kind: 'seat', id: 's', version: 1, name: 'seat.assigned', changes: [change] };
    expect(timelineEntries(english, [seat], '/licences/l')[0]?.sentence).toBe('渡辺 誠 assigned a seat (北口店)');
    expect(timelineEntries(english, [seat], `/stores/${STORE}`)[0]?.sentence).toBe('渡辺 誠 assigned a seat');
    const revoked = { ...bare, kind: 'certificate', id: 'c', name: 'certificate.revoked', label: '0A1B' };
    expect(timelineEntries(english, [revoked], '/devices/d')[0]?.sentence).toBe(
      '渡辺 誠 revoked the certificate (0A:1B)',
    );
    const actor = { kind: 'service' as const, id: 'device', name: null };
    const enrolled = { ...bare, kind: 'device', id: 'd', name: 'device.enrolled', actor, on_behalf_of: 'd' };
    expect(timelineEntries(english, [enrolled], '/devices/d')[0]?.sentence).toBe(
      'The device enrolled with a key of its own',
    );
  });
  test('writes times in the zone of the tenant', () => {
    const changes = [
      { field: 'ends_at', before: null, after: '2027-03-31T15:00:00Z', before_name: null, after_name: null },
    ];
    const renewed = { ...closed, kind: 'licence', name: 'licence.renewed', changes };
    expect(timelineEntries(japanese, [renewed], '', 'Asia/Tokyo')[0]?.changes[0]?.after).toBe('2027-04-01 00:00');
  });
});
