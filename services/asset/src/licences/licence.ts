import type { Aggregate, StateRow } from '@kiban/event-store';
import { CommandRefused, existing } from '@kiban/service';
import type { SeatKind } from '../products/product.ts';

/** What a tenant has bought of a product: a plan for a period, for the whole tenant or for so many stores, users or devices. */
export interface Licence {
  /** Code of the product. */
  readonly product: string;
  /** Key of the plan. */
  readonly plan: string;
  readonly covers: 'tenant' | SeatKind;
  /** How many may use it at once; null: the whole tenant. */
  readonly seats: number | null;
  /** RFC 3339, UTC, as the database writes it. */
  readonly starts_at: string;
  /** Not any more at this instant; null: endless. */
  readonly ends_at: string | null;
  readonly trial: boolean;
  /** automatic: on the day it ends it goes on for `renewal_months` more. */
  readonly renewal: 'manual' | 'automatic';
  readonly renewal_months: number | null;
  readonly status: 'active' | 'suspended' | 'ended';
}

export const licenceAggregate: Aggregate<Licence> = {
  kind: 'licence',
  table: 'asset.licence',
  schemaVersion: 1,
  columns: {
    product: 'text',
    plan: 'text',
    covers: 'text',
    seats: 'int',
    starts_at: 'timestamptz',
    ends_at: 'timestamptz',
    trial: 'boolean',
    renewal: 'text',
    renewal_months: 'int',
    status: 'text',
  },
  personal: [],
};

export type LicenceRow = StateRow<Licence>;

/** The licence, unless there is none or it has ended for good. @throws CommandRefused `not_found`, `already_closed`. */
export function lasting(current: LicenceRow | null): LicenceRow {
  const licence = existing(current, 'licence');
  if (licence.status === 'ended')
    throw new CommandRefused('already_closed', 'The licence has ended. Grant another one.', {
      words: {
        en: 'The licence has ended. Grant another one.',
        ja: 'このライセンスは終了しています。新しいライセンスを登録してください。',
      },
    });
  return licence;
}
