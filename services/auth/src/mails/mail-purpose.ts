import type { Mail } from '@kiban/mail';
import type { Logger } from '@kiban/telemetry';
import type { AuthStore } from '../store/auth-store.ts';
import type { Dispatch } from './mail.ts';

/** What a mail is written with. */
export interface MailParts {
  readonly store: AuthStore;
  /** Scheme, host and port of our pages. */
  readonly origin: string;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** How the mails of one purpose are written. */
export interface MailPurpose {
  /**
   * Writes the mail, each time that it is tried.
   *
   * @param secret what was sealed with it; null when nothing was.
   * @returns undefined when what it tells of is over: then it is not sent.
   */
  compose(parts: MailParts, dispatch: Dispatch, secret: unknown): Promise<Mail | undefined>;
  /** It did not reach anybody, and nobody tries again. */
  undelivered?(parts: MailParts, dispatch: Dispatch): Promise<void>;
}
