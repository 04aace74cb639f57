import type { Method } from '../factors/factor.ts';
import { type Kind, kindOf } from '../store/auth-store.ts';

/** What was changed about how somebody signs in. */
export type SecurityChange =
  | { readonly did: 'added' | 'removed' | 'suspected'; readonly method: Method }
  | { readonly did: 'linked' | 'unlinked'; readonly connection_id: string }
  | {
      readonly did:
        | 'password'
        | 'password_link'
        | 'compromised'
        | 'factors_reset'
        | 'temporary_code'
        | 'sessions_ended';
    };

/** What somebody is told of a change, beside whom it goes to. In the tenant's scope under its mail's id. */
export interface Notice {
  readonly change: SecurityChange;
  readonly by: 'themselves' | 'administrator' | 'operator' | 'service';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `Chrome, Windows`; null where it does not say, and for what others did. */
  readonly browser: string | null;
  readonly ip_address: string | null;
}

/** `person`: whom it is for. */
export const NOTICE: Kind<Notice> = kindOf('security_notice');
