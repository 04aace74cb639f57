import type { Aggregate } from '@kiban/event-store';
import { certificateAuthorityAggregate } from './certificate-authorities/certificate-authority.ts';
import { certificateAggregate } from './certificates/certificate.ts';
import { contradictionAggregate } from './contradictions/contradiction.ts';
import { deviceAggregate } from './devices/device.ts';
import { enrolmentCodeAggregate } from './enrolments/enrolment-code.ts';
import { licenceAggregate } from './licences/licence.ts';
import { productAggregate } from './products/product.ts';
import { seatAggregate } from './seats/seat.ts';

/** Everything of assets that has state, history and events. */
export const assetAggregates: readonly Aggregate<Record<string, unknown>>[] = [
  deviceAggregate,
  enrolmentCodeAggregate,
  certificateAuthorityAggregate,
  certificateAggregate,
  productAggregate,
  licenceAggregate,
  seatAggregate,
  contradictionAggregate,
];
