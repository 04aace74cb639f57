import type { Api } from '@kiban/http';
import { openApi } from '@kiban/http';
import type { Database } from '@kiban/postgres';
import { type Asker, type Authorize, askerOf, DECISIONS_SCOPE } from './asker.ts';
import { evaluationRoutes } from './evaluation-routes.ts';
import { gatheredFacts } from './gathered-facts.ts';
import { factsLoader } from './load-facts.ts';
import { searchRoutes } from './search-routes.ts';

/** Below the policy decision point: the default paths of the Authorization API 1.0, §10.1. */
export const DECISION_PATH = '/directory/access/v1';

/** The Authorization API 1.0 (AuthZEN) on a database. `authorize`: the directory's. */
export function decisionApi(database: Database, authorize: Authorize, oidcDiscoveryUrl: string): Api<Asker> {
  const api = openApi<Asker>({
    title: { en: 'Kiban decisions', ja: 'Kiban 認可判定' },
    version: '1',
    description: {
      en: 'Who may do what, where, and why: OpenID Authorization API 1.0 (AuthZEN). The tenant is the one of the token. Decisions are no events: there are too many.',
      ja: '誰が・どこで・何をできるか、その理由：OpenID Authorization API 1.0（AuthZEN）。対象はトークンのテナントです。判定は量が多いためイベントには残りません。',
    },
    authorize: (_permission, caller) => askerOf(caller),
    scopesOf: () => [DECISIONS_SCOPE],
    serverPath: DECISION_PATH,
    oidcDiscoveryUrl,
    refusals: ['user_suspended'],
  });
  const deciding = { database, authorize, loadFacts: gatheredFacts(factsLoader(database)) };
  evaluationRoutes(api, deciding);
  searchRoutes(api, deciding);
  return api;
}
