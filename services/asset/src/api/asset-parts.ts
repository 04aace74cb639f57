import type { KeyEncryption } from '@kiban/key-encryption';
import type { Database } from '@kiban/postgres';
import type { EntitlementNews } from '../entitlements/stream/news.ts';

/** What the routes work with. */
export interface AssetParts {
  /** As the role `kiban_asset`. */
  readonly database: Database;
  /** Seals the private keys of certificate authorities. */
  readonly keyEncryption: KeyEncryption;
  /** How devices and readers of revocation lists reach us: `https://kiban.example.jp`. */
  readonly origin: string;
  /** How many proxies of our own stand in front. */
  readonly trustedProxyHops: number;
  /** What the worker of this process hears of licences: for the stream. */
  readonly news: EntitlementNews;
}
