import type { AssignmentFact, EntitlementFact, UserFact } from './facts.ts';
import type { Place } from './place.ts';
import type { Action } from './policy.ts';

/** What a decision comes to. Only the last one permits. */
export type Outcome =
  | { readonly kind: 'tenant_inactive' }
  | { readonly kind: 'subject_unknown' }
  | { readonly kind: 'subject_inactive'; readonly status: string }
  | { readonly kind: 'action_unknown' }
  | { readonly kind: 'resource_unknown'; readonly action: Action }
  /** `held`: what the subject has instead. */
  | (Located & { readonly kind: 'no_role'; readonly held: readonly AssignmentFact[] })
  /** Has the role, and nowhere above the place: `held` says where. */
  | (Located & { readonly kind: 'out_of_scope'; readonly held: readonly AssignmentFact[] })
  | (Located & { readonly kind: 'not_yet_valid'; readonly assignment: AssignmentFact })
  | (Located & { readonly kind: 'no_longer_valid'; readonly assignment: AssignmentFact })
  /** `nearest`: an entitlement that would do at another time. */
  | (Located & {
      readonly kind: 'not_licensed';
      readonly assignment: AssignmentFact | null;
      readonly nearest: EntitlementFact | null;
    })
  | (Located & {
      readonly kind: 'permitted';
      /** Null: everybody who is active may. */
      readonly assignment: AssignmentFact | null;
      readonly entitlement: EntitlementFact | null;
    });

interface Located {
  readonly action: Action;
  readonly place: Place;
  readonly user: UserFact | null;
}
