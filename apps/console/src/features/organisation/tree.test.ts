import { describe, expect, test } from 'vitest';
import { flattened, pathTo, type TreeItem, treeOf, withAllBelow } from './tree.ts';
import { filteredTree, folded } from './tree-filter.ts';
import { initiallyExpanded, rowsOf } from './tree-rows.ts';

const unit = (id: string, parent_id: string | null = null, name = id, kana: string | null = null): TreeItem => ({
  id,
  parent_id,
  name,
  kana,
});
const outline = (items: readonly TreeItem[]) =>
  flattened(treeOf(items)).map(({ item, level }) => `${'.'.repeat(level - 1)}${item.id}`);

describe('the tree of a flat list', () => {
  test('keeps the order of the list among siblings, whatever order parents and children come in', () => {
    expect(outline([unit('b1', 'b'), unit('a'), unit('b'), unit('a2', 'a'), unit('a1', 'a')])).toEqual([
      'a',
      '.a2',
      '.a1',
      'b',
      '.b1',
    ]);
  });
  test('brings what has lost its parent to the top, with what is below it', () => {
    expect(outline([unit('a'), unit('below', 'lost'), unit('lost', 'closed-parent')])).toEqual(['a', 'lost', '.below']);
  });
  test('loses nothing in a ring', () => {
    expect(outline([unit('a', 'b'), unit('b', 'a'), unit('own', 'own')])).toEqual(['a', '.b', 'own']);
  });
  test('holds 300 units of ten levels and 1,000 units in one line', () => {
    const wide = Array.from({ length: 300 }, (_, n) => unit(`u${n}`, n < 30 ? null : `u${n - 30}`));
    expect(flattened(treeOf(wide))).toHaveLength(300);
    expect(Math.max(...flattened(treeOf(wide)).map((node) => node.level))).toBe(10);
    const deep = Array.from({ length: 1000 }, (_, n) => unit(`u${n}`, n === 0 ? null : `u${n - 1}`));
    expect(flattened(treeOf(deep)).at(-1)?.level).toBe(1000);
  });
});

const chain = [
  unit('hq', null, '本部', 'ホンブ'),
  unit('east', 'hq', '東日本エリア', 'ヒガシニホンエリア'),
  unit('tokyo', 'east', '東京ブロック', 'トウキョウブロック'),
  unit('chiba', 'east', '千葉ブロック', 'チバブロック'),
  unit('west', 'hq', '西日本エリア', 'ニシニホンエリア'),
];

test('the path to a unit goes from the top to itself', () => {
  expect(pathTo(chain, 'tokyo').map((each) => each.id)).toEqual(['hq', 'east', 'tokyo']);
  expect(pathTo(chain, 'unknown')).toEqual([]);
  expect(pathTo([unit('a', 'b'), unit('b', 'a')], 'a').map((each) => each.id)).toEqual(['b', 'a']);
});

test('a unit goes neither below itself nor below what is below it', () => {
  expect(withAllBelow(chain, 'east')).toEqual(new Set(['east', 'tokyo', 'chiba']));
  expect(withAllBelow(chain, 'unknown')).toEqual(new Set());
});

describe('filtering the tree', () => {
  const shown = (query: string) => {
    const { tree, matches, opened } = filteredTree(treeOf(chain), query);
    return { ids: flattened(tree).map((node) => node.item.id), matches: [...matches], opened: [...opened] };
  };
  test('shows what matches with what is above it, opened', () => {
    expect(shown('千葉')).toEqual({ ids: ['hq', 'east', 'chiba'], matches: ['chiba'], opened: ['east', 'hq'] });
  });
  test('leaves below a match what is there', () => {
    expect(shown('東日本').ids).toEqual(['hq', 'east', 'tokyo', 'chiba']);
  });
  test('finds readings in hiragana, katakana and half width', () => {
    for (const query of ['ちば', 'チバ', 'ﾁﾊﾞ']) expect(shown(query).matches).toEqual(['chiba']);
  });
  test('wants all words, in any order', () => {
    expect(shown('エリア　西').matches).toEqual(['west']);
    expect(shown('エリア 北').ids).toEqual([]);
  });
  test('searches what else is said of a unit', () => {
    const { matches } = filteredTree(treeOf(chain), 'U-7', (item) => (item.id === 'west' ? 'u-7' : ''));
    expect([...matches]).toEqual(['west']);
  });
  test('without words shows everything', () => {
    expect(shown('  ').ids).toHaveLength(5);
    expect(folded('  Ａ ｱ　')).toBe('a あ');
  });
});

describe('the lines of a tree', () => {
  test('are those whose parents are open, each with its place among its siblings', () => {
    const rows = rowsOf(treeOf(chain), new Set(['hq']));
    expect(
      rows.map(({ item, level, expanded, position, setSize }) => [item.id, level, expanded, position, setSize]),
    ).toEqual([
      ['hq', 1, true, 1, 1],
      ['east', 2, false, 1, 2],
      ['west', 2, null, 2, 2],
    ]);
    expect(rows[1]?.parent_id).toBe('hq');
  });
  test('are all at first in a small tree, and two levels in a large one', () => {
    expect(initiallyExpanded(flattened(treeOf(chain)))).toEqual(new Set(['hq', 'east', 'tokyo', 'chiba', 'west']));
    const large = Array.from({ length: 300 }, (_, n) => unit(`u${n}`, n < 3 ? null : `u${n % 3}`));
    expect(initiallyExpanded(flattened(treeOf(large)))).toEqual(new Set(['u0', 'u1', 'u2']));
  });
});
