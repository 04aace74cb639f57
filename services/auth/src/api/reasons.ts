import { demandedReason, named } from '@kiban/service';
import { z } from 'zod';

/** The body of what is done to somebody and says why. */
export const because = named(
  z.strictObject({ reason: demandedReason }),
  'Because',
  'Why this is done.',
  '操作の理由。',
);
