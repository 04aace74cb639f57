import { describe, expect, test } from 'vitest';
import { type TreeItem, treeOf } from './tree.ts';
import { actOfKey } from './tree-keys.ts';
import { rowsOf } from './tree-rows.ts';

const unit = (id: string, parent_id: string | null, name: string, kana: string | null = null): TreeItem => ({
  id,
  parent_id,
  name,
  kana,
});
const tree = treeOf([
  unit('hq', null, 'Head office'),
  unit('east', 'hq', 'East'),
  unit('edo', 'east', 'Edo'),
  unit('west', 'hq', 'West'),
  unit('kobe', 'west', '神戸', 'コウベ'),
  unit('other', null, 'Other'),
]);
const rows = rowsOf(tree, new Set(['hq', 'east']));
const focus = (id: string) => ({ act: 'focus', id });

describe('in the tree', () => {
  test('up and down go from line to line and stop at the ends', () => {
    expect(actOfKey(rows, 'hq', 'ArrowDown')).toEqual(focus('east'));
    expect(actOfKey(rows, 'west', 'ArrowUp')).toEqual(focus('edo'));
    expect(actOfKey(rows, 'hq', 'ArrowUp')).toBeNull();
    expect(actOfKey(rows, 'other', 'ArrowDown')).toBeNull();
  });
  test('right opens what is closed, then goes to what is below', () => {
    expect(actOfKey(rows, 'west', 'ArrowRight')).toEqual({ act: 'expand', ids: ['west'] });
    expect(actOfKey(rows, 'east', 'ArrowRight')).toEqual(focus('edo'));
    expect(actOfKey(rows, 'edo', 'ArrowRight')).toBeNull();
  });
  test('left closes what is open, then goes to what is above', () => {
    expect(actOfKey(rows, 'east', 'ArrowLeft')).toEqual({ act: 'collapse', ids: ['east'] });
    expect(actOfKey(rows, 'edo', 'ArrowLeft')).toEqual(focus('east'));
    expect(actOfKey(rows, 'other', 'ArrowLeft')).toBeNull();
  });
  test('Home and End go to the first and the last line', () => {
    expect(actOfKey(rows, 'edo', 'Home')).toEqual(focus('hq'));
    expect(actOfKey(rows, 'edo', 'End')).toEqual(focus('other'));
  });
  test('Enter and Space choose', () => {
    expect(actOfKey(rows, 'edo', 'Enter')).toEqual({ act: 'choose', id: 'edo' });
    expect(actOfKey(rows, 'edo', ' ')).toEqual({ act: 'choose', id: 'edo' });
  });
  test('an asterisk opens what stands beside', () => {
    expect(actOfKey(rows, 'east', '*')).toEqual({ act: 'expand', ids: ['west'] });
  });
  test('letters go to the next line that begins with them, around the end', () => {
    expect(actOfKey(rows, 'hq', 'e', 'e')).toEqual(focus('east'));
    expect(actOfKey(rows, 'east', 'e', 'ee')).toEqual(focus('edo'));
    expect(actOfKey(rows, 'edo', 'e', 'e')).toEqual(focus('east'));
    expect(actOfKey(rows, 'east', 'd', 'ed')).toEqual(focus('edo'));
    expect(actOfKey(rows, 'hq', 'z', 'z')).toBeNull();
  });
  test('readings can be typed, too', () => {
    const open = rowsOf(tree, new Set(['hq', 'west']));
    expect(actOfKey(open, 'hq', 'こ', 'こ')).toEqual(focus('kobe'));
  });
  test('a line that is gone answers no key', () => {
    expect(actOfKey(rows, 'kobe', 'ArrowDown')).toBeNull();
  });
});
