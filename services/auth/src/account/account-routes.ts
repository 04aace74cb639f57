import type { HttpBindings } from '@hono/node-server';
import { currentRequest } from '@kiban/http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HasherBusy } from '../factors/fair-turns.ts';
import { askerOf, LARGEST_FORM, type PageContext } from '../pages/request.ts';
import { BUSY, calmPage, FAILED, TOO_LARGE } from '../sign-in/pages/calm-page.ts';
import { ACCOUNT_PATH, CALLBACK_PATH } from './account-client.ts';
import type { AccountParts } from './account-parts.ts';
import { showCompanies } from './companies/companies-page.ts';
import { askToAdd } from './factors/add-page.ts';
import { changeFactor } from './factors/change-factor.ts';
import { showFactor } from './factors/factor-page.ts';
import { listFactors } from './factors/list-page.ts';
import { takeAdding } from './factors/take-adding.ts';
import { showHistory } from './history/history-page.ts';
import { showIdentity } from './identities/identity-page.ts';
import { unlinkOwn } from './identities/unlink-own.ts';
import { showOverview } from './overview/overview-page.ts';
import { changePassword } from './password/change-password.ts';
import { showPassword } from './password/password-page.ts';
import { showSessions } from './sessions/sessions-page.ts';
import { takeEnding } from './sessions/take-ending.ts';
import { formFor, pageFor } from './visit/admit.ts';
import { comeBack } from './visit/come-back.ts';
import { freshly, freshlySent } from './visit/freshly.ts';

/** A person's own pages, below `/account`. */
export function accountRoutes(parts: AccountParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error, c) => {
    const { language, request_id } = askerOf(c, parts);
    if (error instanceof HasherBusy) return calmPage(BUSY, language, ACCOUNT_PATH);
    currentRequest().logger.error('A page of an account failed.', { error });
    return calmPage(FAILED, language, ACCOUNT_PATH, request_id);
  });
  const limit = bodyLimit({
    maxSize: LARGEST_FORM,
    onError: (c) => calmPage(TOO_LARGE, askerOf(c as PageContext, parts).language, ACCOUNT_PATH),
  });
  const known = { terminalCounts: true };
  app.get(CALLBACK_PATH, (c) => comeBack(parts, c));
  app.get('/account', pageFor(parts, showOverview));
  app.get('/account/factors', pageFor(parts, listFactors));
  app.get('/account/factors/add', pageFor(parts, askToAdd));
  app.post('/account/factors/add', limit, formFor(parts, takeAdding));
  app.get('/account/factors/:id', pageFor(parts, freshly(showFactor)));
  app.post('/account/factors/:id', limit, formFor(parts, freshlySent(changeFactor)));
  app.get('/account/identities/:id', pageFor(parts, freshly(showIdentity)));
  app.post('/account/identities/:id', limit, formFor(parts, freshlySent(unlinkOwn)));
  app.get('/account/password', pageFor(parts, freshly(showPassword, known)));
  app.post('/account/password', limit, formFor(parts, freshlySent(changePassword, known)));
  app.get('/account/sessions', pageFor(parts, showSessions));
  app.post('/account/sessions', limit, formFor(parts, takeEnding));
  app.get('/account/history', pageFor(parts, showHistory));
  app.get('/account/companies', pageFor(parts, showCompanies));
  return app;
}
