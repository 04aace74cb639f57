import type { Changing } from '@kiban/service';
import type { Decider } from './approver.ts';

/** What whoever decides a request gives. */
export interface DecideAccess extends Changing {
  readonly decider: Decider;
  readonly note: string | null;
}
