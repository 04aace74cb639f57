import { health, listenerOf, serveHttp } from '@kiban/http';
import { openLogger } from '@kiban/telemetry';
import { ensureBuilt } from './build/ensure-built.ts';
import { consoleConfig } from './config.ts';
import { openConsole } from './open-console.ts';

/** The console alone, as one process. */
const { host, port, ...config } = consoleConfig(process.env);
const logger = openLogger({ service: 'console', format: 'json', level: 'info' });
const built = await ensureBuilt(() => logger.info('Building the application.'));
const service = openConsole({ ...config, built, logger });
const listener = listenerOf([service], health(service.checks, logger));
const server = await serveHttp({ listener, host, port, drainMs: 10_000 });
logger.info(`The console answers at ${server.url}.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
