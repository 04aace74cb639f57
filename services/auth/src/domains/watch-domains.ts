import { pause } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { disown } from './change-domain.ts';
import { DOMAIN_OWNER, EVERY_OWNER, SIGN_IN_DOMAIN } from './domain.ts';
import { isProven, lapse, type ResolveTxt } from './verify-domain.ts';

const EVERY_MS = 6 * 3600_000;
/** How long a record may be missing: name servers fail, and people tidy up and put back. */
const GRACE_MS = 3 * 86_400_000;

interface WatchParts {
  readonly store: AuthStore;
  readonly resolveTxt: ResolveTxt;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Asks for the proof of every domain again, four times a day, until the signal: domains are sold. */
export async function watchDomains(parts: WatchParts & { readonly signal: AbortSignal }): Promise<void> {
  const { signal } = parts;
  while (!signal.aborted) {
    await pause(EVERY_MS, signal);
    if (!signal.aborted) await lookAtDomains(parts);
  }
}

/** One round. A domain that could not be asked about stays as it is. */
export async function lookAtDomains({ store, resolveTxt, logger, clock }: WatchParts): Promise<void> {
  for (const { id, data } of await store.query(PLATFORM_WIDE, DOMAIN_OWNER, 'alternate', EVERY_OWNER)) {
    const item = await store.get(data.tenant_id, SIGN_IN_DOMAIN, data.domain_id);
    if (item === undefined) {
      // it was removed, and what should have followed was interrupted: nobody owns it any more
      await disown(store, { domain: id, domain_id: data.domain_id });
      continue;
    }
    try {
      if (await isProven(resolveTxt, item.data)) {
        const seen = { ...item.data, proven_at: clock() };
        await store.replace(data.tenant_id, SIGN_IN_DOMAIN, { ...item, data: seen }, item.version);
      } else if (clock() - (item.data.proven_at ?? 0) > GRACE_MS) await lapse(store, item.data, clock());
    } catch (error) {
      logger.warn('The proof of a domain could not be asked for.', { domain: id, error });
    }
  }
}
