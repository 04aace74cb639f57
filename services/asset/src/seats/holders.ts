import type { ProblemCode, Words } from '@kiban/http';
import { type Statement, statement } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import type { Licence } from '../licences/licence.ts';
import type { SeatKind } from '../products/product.ts';

/** What decides whether somebody may sit down. */
export interface SeatFacts {
  /** Null: there is no such licence. */
  readonly licence: Pick<Licence, 'covers' | 'seats' | 'status'> | null;
  /** Seats of it that somebody has. */
  readonly assigned: number;
  /** In the order they were asked for. */
  readonly holders: readonly HolderFacts[];
}

export interface HolderFacts {
  readonly id: string;
  /** Null: this tenant has no such store, user or device. */
  readonly status: string | null;
  /** Has a seat of this licence already. */
  readonly seated: boolean;
}

/** One holder who cannot sit down: `place` is theirs in the list that was asked for. */
export interface HolderFault {
  readonly place: number;
  readonly code: Extract<ProblemCode, 'reference_unknown' | 'reference_closed' | 'key_taken'>;
  readonly detail: Words;
}

/** Holders who cannot sit down; nobody does then. */
export class HoldersRefused extends CommandRefused {
  readonly faults: readonly HolderFault[];
  constructor(faults: readonly HolderFault[]) {
    super('holders_refused', `${faults.length} of them cannot get a seat; nobody got one.`, {
      words: {
        en: `${faults.length} of them cannot get a seat; nobody got one. See errors.`,
        ja: `${faults.length} 件に割り当てできません。どれも割り当てていません。errors を確認してください。`,
      },
    });
    this.name = 'HoldersRefused';
    this.faults = faults;
  }
}

const SITTING: Readonly<Record<SeatKind, readonly string[]>> = {
  store: ['open'],
  user: ['active'],
  device: ['registered', 'active'],
};

/**
 * What kind of holder the licence is for, when all of them can sit down: they are there, open or active, have no seat yet, and as
 * many seats are free.
 *
 * @throws CommandRefused `reference_unknown`, `reference_closed`, `plan_unfit`, `seats_exhausted`; HoldersRefused names every bad one.
 */
export function requireSeats({ licence, assigned, holders }: SeatFacts): SeatKind {
  const kind = kindToSeat(licence);
  requireHolders(kind, holders);
  const free = Math.max(0, (licence?.seats ?? 0) - assigned);
  if (holders.length > free) throw exhausted(free);
  return kind;
}

/** Every one is there, open or active, and has no seat yet. @throws HoldersRefused */
export function requireHolders(kind: SeatKind, holders: readonly HolderFacts[]): void {
  const ids = holders.map(({ id }) => id);
  const faults = holders.flatMap((holder, place) => faultOf(kind, holder, place, ids.indexOf(holder.id) !== place));
  if (faults.length > 0) throw new HoldersRefused(faults);
}

function kindToSeat(licence: SeatFacts['licence']): SeatKind {
  const field = 'licence_id';
  if (licence === null) throw new CommandRefused('reference_unknown', 'There is no such licence.', { field });
  if (licence.status === 'ended') throw new CommandRefused('reference_closed', 'The licence has ended.', { field });
  if (licence.covers === 'tenant')
    throw new CommandRefused('plan_unfit', 'The licence is for the whole tenant: nobody needs a seat.', {
      field,
      words: {
        en: 'The licence is for the whole tenant: nobody needs a seat.',
        ja: 'テナント全体のライセンスのため、シートの割り当ては不要です。',
      },
    });
  return licence.covers;
}

function faultOf(kind: SeatKind, { status, seated }: HolderFacts, place: number, twice: boolean): HolderFault[] {
  if (status === null)
    return [
      {
        place,
        code: 'reference_unknown',
        detail: { en: `There is no such ${kind}.`, ja: '指定先がこのテナントにありません。' },
      },
    ];
  if (!SITTING[kind].includes(status))
    return [
      {
        place,
        code: 'reference_closed',
        detail: { en: `This ${kind} is ${status}.`, ja: '指定先は現在利用できない状態です。' },
      },
    ];
  if (seated || twice)
    return [
      {
        place,
        code: 'key_taken',
        detail: { en: `This ${kind} has a seat already.`, ja: 'すでにシートが割り当てられています。' },
      },
    ];
  return [];
}

function exhausted(free: number): CommandRefused {
  const en = `Free seats: ${free}.`;
  return new CommandRefused('seats_exhausted', en, { words: { en, ja: `空きシートは ${free} です。` } });
}

/** Reads it under the licence's lock, or two could take the last seat. */
export function seatFactsOf(licenceId: string, holderIds: readonly string[]): Statement<SeatFacts> {
  const ids = [...holderIds];
  return statement`
    with licence as (
      select covers, seats, status from asset.licence where id = ${licenceId}::uuid
    ), found as (
      select id, status from directory.published_store
      where id = any (${ids}::uuid[]) and (select covers from licence) = 'store'
      union all
      select id, status from directory.published_user
      where id = any (${ids}::uuid[]) and (select covers from licence) = 'user'
      union all
      select id, status from asset.device where id = any (${ids}::uuid[]) and (select covers from licence) = 'device'
    ), seated as (
      select coalesce(store_id, user_id, device_id) as id from asset.seat
      where licence_id = ${licenceId}::uuid and status = 'assigned'
    )
    select (select to_jsonb(licence) from licence) as licence, (select count(*)::int from seated) as assigned, (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', asked.id, 'status', found.status, 'seated', asked.id in (select id from seated)) order by asked.place), '[]')
      from unnest(${ids}::uuid[]) with ordinality as asked (id, place) left join found on found.id = asked.id) as holders`;
}
