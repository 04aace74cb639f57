import type { Gauge } from '@kiban/http';
import type { CrossTenantDatabase } from '@kiban/postgres';
import { loginViewLag } from './login-view/follow-directory.ts';
import { loginViewAge } from './login-view/freshness.ts';
import { waitingRecords } from './records/waiting-records.ts';
import type { AuthStore } from './store/auth-store.ts';

/** What whoever watches auth should see. The lag is known while the platform's database answers, the rest always. */
export function authGauges(store: AuthStore, feed: CrossTenantDatabase, clock: () => number): readonly Gauge[] {
  return [
    {
      name: 'kiban_auth_login_view_lag_seconds',
      help: 'Age of the first event of the directory that sign-in has not read.',
      read: () => loginViewLag(feed),
    },
    {
      name: 'kiban_auth_login_view_age_seconds',
      help: 'How long ago what sign-in knows was known to be what the directory says.',
      read: () => loginViewAge(store, clock()),
    },
    {
      name: 'kiban_auth_records_waiting',
      help: 'Records of signing in that are not events yet.',
      read: async () => (await waitingRecords(store)).waiting,
    },
    {
      name: 'kiban_auth_records_set_aside',
      help: 'Records of signing in that contradict others and never become events.',
      read: async () => (await waitingRecords(store)).set_aside,
    },
  ];
}
