import { ProblemError, UnreachableError } from '../api/problem-error.ts';
import { type SendingOptions, sender } from '../api/sending.ts';
import type { components } from '../asset/schema.ts';
import { followStream } from './follow-stream.ts';
import { type Kept, keptAnswers } from './kept-answers.ts';

type Checked = components['schemas']['Entitlements'];
type Entitlement = components['schemas']['Entitlement'];

export interface EntitlementsOptions extends SendingOptions {
  /** Where the API is: `https://asset.example.com/asset/v1`. The token says the tenant: one of these for each. */
  readonly baseUrl: string;
  /** How long an answer still serves while the service is out; default 300. Never beyond the licence's own end. */
  readonly staleForSeconds?: number;
  /** What holds once nothing is known: `refuse` (default) or `allow`. */
  readonly whenUnknown?: 'refuse' | 'allow';
  /** Whether changes are listened for; default true. Without, an answer may be a minute old. */
  readonly stream?: boolean;
  /** Answers that are kept; default 10,000. */
  readonly most?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Who uses which product: the store where, the user who, the device on which. */
export interface EntitlementQuestion {
  readonly product: string;
  readonly store_id?: string;
  readonly user_id?: string;
  readonly device_id?: string;
}

/**
 * `reason_code` `unknown` is ours: the service is out, and nothing that it said before still holds. `stale`: it is out, and this
 * is what it said last.
 */
export type EntitlementAnswer = Omit<Entitlement, 'reason_code'> & {
  readonly reason_code: Entitlement['reason_code'] | 'unknown';
  readonly stale: boolean;
};

export interface Entitlements {
  /** @throws ProblemError when the service refuses the question itself: the token, the permission, the form of an id. */
  check(question: EntitlementQuestion): Promise<EntitlementAnswer>;
  /** Stops listening. */
  close(): void;
}

/**
 * Whether products may be used, answered from memory: the service is asked when an answer is older than it allowed (a minute at
 * most), or when the stream says that it may have changed. Connects to nothing until it is used.
 */
export function entitlements(options: EntitlementsOptions): Entitlements {
  const { baseUrl, staleForSeconds = 300, whenUnknown = 'refuse', stream = true, most = 10_000 } = options;
  const { now = Date.now, token, fetch = globalThis.fetch } = options;
  const send = sender(options);
  const kept = keptAnswers<Checked>(most);
  const underWay = new Map<string, Promise<Kept<Checked>>>();
  const stopping = new AbortController();
  let following: Promise<void> | undefined;

  async function ask(key: string, product: string): Promise<Kept<Checked>> {
    const before = kept.get(key);
    const { generation } = kept;
    const etag = before?.etag ?? null;
    const headers: Record<string, string> = etag === null ? {} : { 'if-none-match': etag };
    const asked = now();
    const response = await send(new Request(`${baseUrl}/entitlements?${key}`, { headers, redirect: 'error' }));
    const answer =
      response.status === 304 && before !== undefined ? before.answer : ((await response.json()) as Checked);
    const freshFor = kept.generation === generation ? maxAgeOf(response) * 1000 : 0;
    const found = {
      answer,
      product,
      etag: response.headers.get('etag'),
      confirmedAt: asked,
      freshUntil: asked + freshFor,
    };
    kept.put(key, found);
    return found;
  }

  /** One request at a time for one question; what was asked before a change may be answered as of then, and is not waited for. */
  function askOnce(key: string, product: string): Promise<Kept<Checked>> {
    const asked = `${kept.generation} ${key}`;
    const asking = underWay.get(asked) ?? ask(key, product).finally(() => underWay.delete(asked));
    underWay.set(asked, asking);
    return asking;
  }

  return {
    check: async ({ product, ...holders }) => {
      if (stream && following === undefined && !stopping.signal.aborted) {
        const url = `${baseUrl}/entitlements/stream`;
        following = followStream({ url, token, fetch, changed: kept.age, signal: stopping.signal });
      }
      const key = keyOf(product, holders);
      const known = kept.get(key);
      if (known !== undefined && now() < known.freshUntil) return answerOf(known, product, false);
      try {
        return answerOf(await askOnce(key, product), product, false);
      } catch (error) {
        if (!isOut(error)) throw error;
        const holds = known !== undefined && now() < Math.min(known.confirmedAt + staleForSeconds * 1000, endOf(known));
        return holds ? answerOf(known, product, true) : unknown(product, whenUnknown === 'allow');
      }
    },
    close: () => stopping.abort(),
  };
}

/** The same question is the same text. Who writes JavaScript may hand over `undefined`. */
function keyOf(product: string, { store_id, user_id, device_id }: Omit<EntitlementQuestion, 'product'>): string {
  const given = Object.entries({ product, store_id, user_id, device_id }).filter(([, id]) => id !== undefined);
  return new URLSearchParams(given as [string, string][]).toString();
}

function answerOf({ answer }: Kept<Checked>, product: string, stale: boolean): EntitlementAnswer {
  const [entitlement] = answer.items;
  return entitlement === undefined ? unknown(product, false) : { ...entitlement, stale };
}

/** Past the next boundary an old answer says nothing: the licence may have begun or lapsed. */
function endOf({ answer: { next_change_at } }: Kept<Checked>): number {
  return next_change_at === null ? Number.POSITIVE_INFINITY : Date.parse(next_change_at);
}

function isOut(error: unknown): boolean {
  return error instanceof UnreachableError || (error instanceof ProblemError && error.status >= 500);
}

function maxAgeOf(response: Response): number {
  return Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1] ?? 0);
}

function unknown(product: string, entitled: boolean): EntitlementAnswer {
  return {
    ...{ entitled, product, plan: null, features: [], licence_id: null, seat_id: null, trial: false, until: null },
    reason_code: 'unknown',
    reason: { en: 'Entitlements cannot be checked now.', ja: '現在、利用権を確認できません。' },
    stale: false,
  };
}
