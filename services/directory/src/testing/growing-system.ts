import type { Dated } from './legacy-imports.ts';
import type { LegacySnapshot } from './legacy-system.ts';

type Row = Record<string, string>;

const MONTHS = ['2025-04-01', '2025-05-01', '2025-06-01'];

/**
 * Three snapshots of a system of about `size` entities in which everything happens that can: openings, closings, moves,
 * returns, codes that change hands, contradictions, dangling lines, a login claimed twice, a hole.
 */
export function growingSystem(size: number): Dated {
  return Object.fromEntries(MONTHS.map((date, month) => [date, snapshotOf(month, size)]));
}

function snapshotOf(month: number, size: number): LegacySnapshot {
  const [stores, users] = [Math.floor(size * 0.35), Math.floor(size * 0.3)];
  return {
    corporations: [{ code: 'C1', name: month === 2 ? '若葉' : '青葉' }],
    units: units(month),
    stores: numbers(stores).flatMap((index) => storeRows(index, month)),
    users: numbers(users).flatMap((index) => userRows(index, month)),
    memberships: numbers(users).flatMap((index) => membershipRows(index, month, stores)),
  };
}

function units(month: number): Row[] {
  const areas = numbers(8).map((index) => ({
    code: `A${index}`,
    name: `${index}地区${month === 1 && index === 2 ? '新' : ''}`,
    parent: index < 2 ? 'H' : `A${(index + month) % 2}`,
  }));
  return [...areas, { code: 'H', name: '本部', parent: '' }, { code: `T${month}`, name: '臨時', parent: 'H' }];
}

function storeRows(index: number, month: number): Row[] {
  const area = `A${index % 8}`;
  if (month === 1 && area === 'A3') return []; // a hole
  if (index % 17 === month) return []; // closed, or not yet open
  const row = {
    code: `S${1000 + index}`,
    name: `${index}号店${index % 5 === month ? '（新装）' : ''}`,
    address: `東京都${index}番地`,
    unit: index === 20 ? 'X' : index % 7 === month ? 'H' : area,
    area,
    // the code of a store that closes goes to its neighbour
    mic: index % 17 === month + 1 ? `${index - 1}` : `${index}`,
  };
  return index === 10 && month > 0 ? [row, { ...row, name: `${row.name}？` }] : [row];
}

function userRows(index: number, month: number): Row[] {
  if (index % 13 === month) return [];
  const login = index === 9 ? 'u8' : `u${index}`;
  const name = `花子${index}${index % 6 === month ? '（改姓）' : ''}`;
  return [{ code: `U${1000 + index}`, name, login, status: index % 11 === month ? 'suspended' : 'active' }];
}

function membershipRows(index: number, month: number, stores: number): Row[] {
  const place = index % 9 === 0 ? { unit: `A${index % 8}` } : { store: `S${1000 + (index % stores)}` };
  const job = index % 4 === month ? 'manager' : 'pharmacist';
  return [{ code: `M${1000 + index}`, user: `U${1000 + index}`, ...place, job }];
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
