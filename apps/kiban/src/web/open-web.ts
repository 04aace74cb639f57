import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAsset, startAssetWorker } from '@kiban/asset';
import { consoleClient, type OperatedStore, openAuth } from '@kiban/auth';
import { ensureBuilt, openConsole } from '@kiban/console';
import { openDelivery } from '@kiban/delivery';
import { openDirectory } from '@kiban/directory';
import { type HttpServer, health, honoListener, listenerOf, type MountedService, serveHttp } from '@kiban/http';
import { openKeyEncryption } from '@kiban/key-encryption';
import { developmentMailbox, smtpMailer } from '@kiban/mail';
import type { TenantId } from '@kiban/postgres';
import { accessTokenVerifier } from '@kiban/sdk';
import type { Logger } from '@kiban/telemetry';
import type { Config } from '../config.ts';
import { envelopeFor } from '../identity.ts';
import type { Platform } from '../platform.ts';
import { fromHere } from './reachability.ts';

/** The platform as browsers and products reach it. */
export interface Web {
  readonly server: HttpServer;
  /** Stops listening, lets requests end, then closes every service. */
  close(): Promise<void>;
}

export interface WebParts {
  readonly platform: Platform;
  readonly store: OperatedStore;
  readonly platformTenant: TenantId;
  readonly logger: Logger;
  /** Called when the console has to be built first. */
  readonly building: () => void;
}

const DIRECTORY_CONNECTIONS = 8;
const DELIVERY_CONNECTIONS = 2;
const ASSET_CONNECTIONS = 6;
const DRAIN_MS = 5_000;

/** Every service on one server and one origin. In production each is a process of its own (`services/*`, `apps/console`). */
export async function openWeb(config: Config, parts: WebParts): Promise<Web> {
  const { platform, logger, store } = parts;
  const { origin, host, port } = config.http;
  const issuer = `${origin}/oidc`;
  const built = await ensureBuilt(parts.building);
  const secret = clientSecretAt(join(config.home, 'credentials/console-client-secret'));
  const client = consoleClient(origin, secret);
  const mail = mailOf(config);
  const opened: MountedService[] = [];
  const worker = startAssetWorker({
    databaseUrl: platform.server.urlOf('kiban_asset'),
    workerDatabaseUrl: platform.server.urlOf('kiban_asset_worker'),
    logger: logger.child({ service: 'asset' }),
  });
  const closeAll = async (): Promise<void> => {
    for (const service of opened.toReversed()) await service.close();
    await mail.mailer.close();
  };
  const tokens = {
    verify: accessTokenVerifier({ issuer }).verify,
    oidcDiscoveryUrl: `${issuer}/.well-known/openid-configuration`,
  };
  try {
    opened.push(
      await openDirectory({
        ...tokens,
        databaseUrl: platform.server.urlOf('kiban_directory'),
        connections: DIRECTORY_CONNECTIONS,
        origin,
        logger: logger.child({ service: 'directory' }),
      }),
      await openAsset({
        ...tokens,
        databaseUrl: platform.server.urlOf('kiban_asset'),
        connections: ASSET_CONNECTIONS,
        keyEncryption: openKeyEncryption(config.keyEncryptionUrl),
        origin,
        trustedProxyHops: 0,
        news: worker.news,
        logger: logger.child({ service: 'asset' }),
      }),
      await openDelivery({
        ...tokens,
        databaseUrl: platform.server.urlOf('kiban_delivery_api'),
        connections: DELIVERY_CONNECTIONS,
        // settings for our own client mean nothing to other readers
        lakeLocation: config.lake.url.replace(/\?.*/, ''),
        origin,
        logger: logger.child({ service: 'delivery-api' }),
      }),
      await openAuth({
        origin,
        store,
        envelope: envelopeFor(config),
        feedUrl: platform.server.urlOf('kiban_login_view'),
        recorderUrl: platform.server.urlOf('kiban_auth_recorder'),
        mailer: mail.mailer,
        homeUrl: origin,
        platformTenant: parts.platformTenant,
        clients: [client],
        ...{ attestationRoots: [], mailNewsSecret: null, outsideAllowed: config.outsideAllowed },
        trustedProxyHops: 0,
        logger: logger.child({ service: 'auth' }),
      }),
    );
    if (mail.service !== undefined) opened.push(mail.service);
    const console = openConsole({
      ...{ origin, issuer, client_id: client.client_id, client_secret: secret, built },
      directoryUrl: fromHere(host, port),
      deliveryUrl: fromHere(host, port),
      assetUrl: fromHere(host, port),
      authUrl: fromHere(host, port),
      logger: logger.child({ service: 'console' }),
    });
    opened.push(console);
    const checks = Object.assign({}, ...opened.map((service) => service.checks));
    const server = await serveHttp({
      listener: listenerOf(opened, health(checks, logger), console),
      ...{ host, port, drainMs: DRAIN_MS },
    });
    const close = async (): Promise<void> => {
      // the worker ends its streams, which the server would wait for
      await Promise.all([worker.stop(), server.close()]);
      await closeAll();
    };
    return { server, close };
  } catch (error) {
    await worker.stop();
    await closeAll();
    throw error;
  }
}

/** Mail goes out by SMTP when there is a server for it, otherwise into a folder with pages to read it. */
function mailOf({ smtp, home }: Config) {
  if (smtp !== undefined) return { mailer: smtpMailer(smtp), service: undefined };
  const mailbox = developmentMailbox({ folder: join(home, 'mailbox') });
  const service: MountedService = {
    name: 'mailbox',
    prefixes: ['/mailbox'],
    listener: honoListener(mailbox.app),
    checks: {},
    close: async () => undefined,
  };
  return { mailer: mailbox, service };
}

/** 256 random bits, made at the first start. */
function clientSecretAt(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
