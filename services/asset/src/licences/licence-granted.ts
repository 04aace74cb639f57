import type { Change } from '@kiban/event-store';
import { beginning, type Occasion } from '@kiban/service';
import type { Licence } from './licence.ts';
import { type Offer, requireFit, soldPlan } from './terms.ts';

/** What is sold. Left out: it starts now, has no end, is no trial and is renewed by hand. */
export interface LicenceInput {
  readonly product: string;
  readonly plan: string;
  readonly seats?: number | null | undefined;
  readonly starts_at?: string | undefined;
  readonly ends_at?: string | null | undefined;
  readonly trial?: boolean | undefined;
  readonly renewal?: Licence['renewal'] | undefined;
  readonly renewal_months?: number | null | undefined;
}

/** @throws CommandRefused `reference_unknown`, `reference_closed`, `plan_unfit`, `period_unfit`. */
export function licenceGranted(id: string, input: LicenceInput, offer: Offer, occasion: Occasion): Change<Licence> {
  const plan = soldPlan(offer, input.product, input.plan);
  const licence: Licence = {
    product: input.product,
    plan: plan.key,
    covers: plan.seat_kind ?? 'tenant',
    seats: input.seats ?? null,
    starts_at: input.starts_at ?? offer.now,
    ends_at: input.ends_at ?? null,
    trial: input.trial ?? false,
    renewal: input.renewal ?? 'manual',
    renewal_months: input.renewal_months ?? null,
    status: 'active',
  };
  requireFit(licence, offer.now);
  return beginning(id, 'licence.granted', licence, occasion);
}
