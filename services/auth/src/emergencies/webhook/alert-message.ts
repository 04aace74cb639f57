import type { TenantId } from '@kiban/postgres';
import { findTenant, findUser } from '../../login-view/login-view.ts';
import { momentIn } from '../../moments/moment-in-zone.ts';
import type { Words } from '../../pages/language.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { AlertCode } from '../alert-code.ts';
import { ALERT_WORDS } from '../alert-words.ts';

export type SentAlert = AlertCode | 'test';

/** What is to be told. */
export interface RaisedAlert {
  readonly alert: SentAlert;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who and what: ids, a reason, counts. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface MessageParts {
  readonly store: AuthStore;
  /** Scheme, host and port of our pages. */
  readonly origin: string;
  /** Where the console is. */
  readonly homeUrl: string;
}

const TEST: Words = {
  ja: 'これは通知のテストです。緊急事態ではありません',
  en: 'This is a test of alerts. There is no emergency',
};

/**
 * The body of an alert: an event as CloudEvents 1.0 has it, in JSON, with both languages' text for programs that only pass it on
 * to people. Written when it is sent, from what was kept; the same each time, unless somebody is called otherwise meanwhile.
 */
export async function alertMessage(
  { store, origin, homeUrl }: MessageParts,
  tenant_id: TenantId,
  id: string,
  { alert, at, facts }: RaisedAlert,
): Promise<string> {
  const { by, user_id, reason = null, emergency_id = null, ...details } = facts;
  const who = by ?? user_id ?? null;
  const [tenant, user] = await Promise.all([
    findTenant(store, tenant_id),
    who === null ? undefined : findUser(store, tenant_id, who),
  ]);
  const tenant_name = tenant?.name ?? '';
  const name = user?.name ?? null;
  const page = emergency_id === null ? '/sign-ins/emergencies' : `/sign-ins/emergencies/${emergency_id}`;
  const address = new URL(page, homeUrl).href;
  const words = alert === 'test' ? TEST : ALERT_WORDS[alert];
  const text = (head: string, said: string, [whoIs, why]: readonly [string, string]): string =>
    [
      `${head}${tenant_name}: ${said}`,
      momentIn(tenant?.timezone, at),
      ...(who === null ? [] : [`${whoIs}: ${name ?? who}`]),
      ...(reason === null ? [] : [`${why}: ${reason}`]),
      address,
    ].join('\n');
  return JSON.stringify({
    ...{ specversion: '1.0', id, source: `${origin}/auth`, type: `kiban.${alert}`, time: new Date(at).toISOString() },
    datacontenttype: 'application/json',
    data: {
      ...{ alert, tenant_id, tenant_name, who: who === null ? null : { user_id: who, name } },
      ...{ reason, emergency_id, details, at: new Date(at).toISOString(), address },
      text_en: text(alert === 'test' ? '[Test] ' : '[Emergency] ', words.en, ['Who', 'Why']),
      text_ja: text(alert === 'test' ? '【テスト】' : '【緊急】', words.ja, ['操作した人', '理由']),
    },
  });
}
