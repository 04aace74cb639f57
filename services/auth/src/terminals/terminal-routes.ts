import type { HttpBindings } from '@hono/node-server';
import { currentRequest } from '@kiban/http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { askerOf, LARGEST_FORM, type PageContext } from '../pages/request.ts';
import { InteractionLost } from '../protocol/interaction.ts';
import { calmPage, FAILED, LOST, TOO_LARGE } from '../sign-in/pages/calm-page.ts';
import type { SignInParts } from '../sign-in/parts.ts';
import { askToEnrol, takeEnrolment } from './enrol-on-page.ts';
import { askForProof, takeProof } from './prove-on-page.ts';
import { askToSwitch, switchPerson } from './switch-person.ts';

/** Pages of shared terminals: below `/terminal`, and the proof of a key below a sign-in's own address. */
export function terminalRoutes(parts: SignInParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error, c) => {
    const { language, request_id } = askerOf(c, parts);
    if (error instanceof InteractionLost) return calmPage(LOST, language, parts.homeUrl);
    currentRequest().logger.error('A page of a terminal failed.', { error });
    return calmPage(FAILED, language, parts.homeUrl, request_id);
  });
  const limit = bodyLimit({
    maxSize: LARGEST_FORM,
    onError: (c) => calmPage(TOO_LARGE, askerOf(c as PageContext, parts).language, parts.homeUrl),
  });
  app.get('/terminal/enrol', (c) => askToEnrol(parts, c));
  app.post('/terminal/enrol', limit, (c) => takeEnrolment(parts, c));
  app.get('/terminal/switch', (c) => askToSwitch(parts, c));
  app.post('/terminal/switch', limit, (c) => switchPerson(parts, c));
  app.get('/sign-in/:uid/terminal', (c) => askForProof(parts, c));
  app.post('/sign-in/:uid/terminal', limit, (c) => takeProof(parts, c));
  return app;
}
