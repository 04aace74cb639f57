import type { OrganizationUnit } from '../../api/types.ts';
import { pathTo, withAllBelow } from './tree.ts';

/** What goes along when a unit moves. Stores and people are counted with all that is below, as the API counts them. */
export interface MovesAlong {
  readonly units: number;
  readonly stores: number;
  readonly people: number;
}

export function movesAlong(units: readonly OrganizationUnit[], unit: OrganizationUnit): MovesAlong {
  const below = withAllBelow(units, unit.id);
  const active = units.filter(({ id, status }) => below.has(id) && id !== unit.id && status === 'active');
  return { units: active.length, stores: unit.store_count, people: unit.member_count };
}

/** Where a unit stands, from the top to its parent, in words: `本部 › 東日本エリア`; '' at the top. */
export function placeText(units: readonly OrganizationUnit[], parentId: string | null): string {
  return parentId === null
    ? ''
    : pathTo(units, parentId)
        .map(({ name }) => name)
        .join(' › ');
}

/** What keeps a unit from being closed: active units below it, open stores, people. */
export interface StillIn {
  readonly units: readonly OrganizationUnit[];
  readonly stores: number;
  readonly people: number;
}

export function stillIn(units: readonly OrganizationUnit[], unit: OrganizationUnit): StillIn | null {
  const below = units.filter(({ parent_id, status }) => parent_id === unit.id && status === 'active');
  const left = { units: below, stores: unit.store_count, people: unit.member_count };
  return below.length + left.stores + left.people > 0 ? left : null;
}
