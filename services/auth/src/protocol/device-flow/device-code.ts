import { hash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { Throttle } from '../../throttling/throttle.ts';

/*
 * Device codes (RFC 8628). A device polls with a code that is a bearer secret; a person types another, the user code, in a
 * browser. Of both the hashes are kept. Whoever comes by the user code never has the device code, and works with its hash
 * instead, marked `#`: it is good for everything but for getting tokens.
 */

/** Seconds; RFC 8628 §3.2. A person has to fetch a phone and sign in. */
export const DEVICE_CODE_SECONDS = 600;
/** RFC 8628 §3.5: a device that polls more often is told to slow down. A second less than we say, for clocks and networks. */
const POLL_SECONDS = 4;

const DEVICE_CODE = kindOf<AdapterPayload>('device_code');
const POLLED = kindOf<null>('device_code_polled');
const HASHED = '#';

export interface DeviceCodeParts {
  readonly store: AuthStore;
  readonly throttle: Throttle;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** What attempts are counted by. */
  readonly networkOf: (ctx: KoaContextWithOIDC) => string;
}

/** The store as oidc-provider wants it for device codes. */
export function deviceCodeAdapter({ store, throttle, now, networkOf }: DeviceCodeParts): Adapter {
  const readBy = new WeakMap<object, Item<AdapterPayload>>();
  const remembered = (item: Item<AdapterPayload>, shown: Partial<AdapterPayload>): AdapterPayload => {
    if (Provider.ctx !== undefined) readBy.set(Provider.ctx, item);
    return { ...item.data, ...shown };
  };
  const replace = async (data: AdapterPayload, item: Item<AdapterPayload>): Promise<void> => {
    const { id, references, expires_at, version } = item;
    if (!(await store.replace(PLATFORM_WIDE, DEVICE_CODE, { id, references, expires_at, data }, version)))
      throw new errors.InvalidGrant('the device code is being used by somebody else');
  };
  return {
    async find(id) {
      const hashed = id.startsWith(HASHED);
      const polling = Provider.ctx?.oidc?.route === 'token';
      if (hashed && polling) return undefined;
      const key = hashed ? id.slice(HASHED.length) : hashOf(id);
      const item = await store.get(PLATFORM_WIDE, DEVICE_CODE, key);
      if (item === undefined) return undefined;
      if (polling) {
        const poll = { id: key, data: null, expires_at: now() + POLL_SECONDS };
        if (!(await store.create(PLATFORM_WIDE, POLLED, poll))) throw new errors.SlowDown();
      }
      return remembered(item, { jti: id });
    },
    async findByUserCode(userCode) {
      const attempt = { account: null, network: networkIn(networkOf), known_device: null };
      if (!(await throttle.begin(attempt)).allowed)
        throw new errors.CustomOIDCProviderError('too_many_attempts', 'too many codes were tried from here');
      const [item] = await store.query(PLATFORM_WIDE, DEVICE_CODE, 'alternate', hashOf(userCode));
      if (item !== undefined) return remembered(item, { jti: `${HASHED}${item.id}`, userCode });
      await throttle.failed(attempt);
      return undefined;
    },
    async upsert(id, { jti: _, userCode, ...data }, expiresIn) {
      const read = Provider.ctx === undefined ? undefined : readBy.get(Provider.ctx);
      if (read !== undefined) return replace(data, read);
      const references = userCode === undefined ? {} : { alternate: hashOf(userCode) };
      await store.put(PLATFORM_WIDE, DEVICE_CODE, {
        ...{ id: hashOf(id), data, references, expires_at: now() + (expiresIn ?? DEVICE_CODE_SECONDS) },
      });
    },
    async consume() {
      const read = Provider.ctx === undefined ? undefined : readBy.get(Provider.ctx);
      if (read === undefined || read.data.consumed !== undefined) throw new errors.InvalidGrant('it was used already');
      await replace({ ...read.data, consumed: now() }, read);
    },
    destroy: async (id) =>
      store.remove(PLATFORM_WIDE, DEVICE_CODE, id.startsWith(HASHED) ? id.slice(HASHED.length) : hashOf(id)),
    findByUid: () => Promise.reject(new Error('Device codes have no uid.')),
    // without its grant, which ends with the session, a code gives nothing
    revokeByGrantId: async () => undefined,
  };
}

function networkIn(networkOf: DeviceCodeParts['networkOf']): string {
  return Provider.ctx === undefined ? '' : networkOf(Provider.ctx);
}

function hashOf(code: string): string {
  return hash('sha256', code, 'base64url');
}
