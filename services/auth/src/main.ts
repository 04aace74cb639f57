import { health, listenerOf, metricsListener, serveHttp } from '@kiban/http';
import { envelopeOf, openKeyEncryption } from '@kiban/key-encryption';
import { smtpMailer } from '@kiban/mail';
import { openLogger } from '@kiban/telemetry';
import { consoleClient } from './clients/console-client.ts';
import { authConfigOf } from './config.ts';
import { openAuth } from './open-auth.ts';
import { openAuthStore } from './store/open-auth-store.ts';

// Auth alone: one process, one port. Only the auth store must answer for it to start and to serve.
const config = authConfigOf(process.env);
const logger = openLogger({ service: 'auth', format: config.logFormat, level: config.logLevel });
const store = await openAuthStore(config.storeUrl, { connections: config.connections });
const mailer = smtpMailer(config.smtp);
const auth = await openAuth({
  ...config,
  ...{ store, mailer, logger },
  envelope: envelopeOf(openKeyEncryption(config.keyEncryptionUrl)),
  clients: [consoleClient(config.homeUrl, config.consoleSecret)],
});
const server = await serveHttp({
  listener: listenerOf([auth], health(auth.checks, logger)),
  host: config.host,
  port: config.port,
  drainMs: config.drainMs,
});
const metrics =
  config.metrics === null
    ? undefined
    : await serveHttp({ ...config.metrics, listener: metricsListener(auth.gauges ?? []), drainMs: 0 });
logger.info('Auth answers', { url: server.url, metrics: metrics?.url ?? null });

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    logger.info('Auth is ending', { signal });
    await Promise.all([server.close(), metrics?.close()]);
    await auth.close();
    await Promise.all([store.close(), mailer.close()]);
  });
