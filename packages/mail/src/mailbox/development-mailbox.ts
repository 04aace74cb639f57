import { Hono } from 'hono';
import { checkMail, type Mailer } from '../mail.ts';
import { assetRoutes } from './assets.ts';
import { languageOf } from './language.ts';
import { onlyFromThisMachine } from './loopback.ts';
import { mailFolder } from './mail-folder.ts';
import { listPage, mailPage, missingPage } from './pages.ts';

/**
 * A mailer for development: mails go into a folder and are read under `/mailbox`, by people on this machine only. Nothing leaves
 * the machine.
 */
export function developmentMailbox(options: { readonly folder: string }): Mailer & { readonly app: Hono } {
  const folder = mailFolder(options.folder);
  const underWay = new Set<Promise<void>>();
  const app = new Hono();
  app.use(onlyFromThisMachine);
  app.get('/mailbox', async (c) => listPage(languageOf(c.req.header('accept-language')), await folder.list()));
  app.get('/mailbox/mails/:id', async (c) => {
    const language = languageOf(c.req.header('accept-language'));
    const mail = await folder.read(c.req.param('id'));
    return mail === undefined ? missingPage(language) : mailPage(language, mail);
  });
  app.route('/', assetRoutes());
  app.notFound((c) => missingPage(languageOf(c.req.header('accept-language'))));
  return {
    app,
    async send(mail) {
      checkMail(mail);
      const keeping = folder.keep(mail);
      underWay.add(keeping);
      try {
        await keeping;
      } finally {
        underWay.delete(keeping);
      }
    },
    async close() {
      await Promise.allSettled(underWay);
    },
  };
}
