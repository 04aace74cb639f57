import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { explained } from './engine-unreachable.ts';

/** The one table, and how it is reached. */
export interface Table {
  readonly name: string;
  /** Sends a request again when it got no answer: for what may be applied twice, or changes nothing the second time. */
  readonly client: DynamoDBClient;
  /** Sends a request once. */
  readonly once: DynamoDBClient;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Lets something be cleared away that is of no use any more, without anybody waiting for it. */
  tidy(work: Promise<unknown>): void;
  close(): Promise<void>;
}

export interface TableOptions {
  readonly table: string;
  /** Undefined: what the environment says. */
  readonly region?: string | undefined;
  /** Of a compatible store. */
  readonly endpoint?: string | undefined;
  /** Without them the vendor's chain finds some: environment, profile, container, instance. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  readonly now?: (() => number) | undefined;
}

/** An answer takes a few milliseconds; somebody who waits at a sign-in page is better served by a second try. */
const TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };
const ATTEMPTS = 3;

export function openTable({ table, region, endpoint, credentials, now }: TableOptions): Table {
  const common: DynamoDBClientConfig = {
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    requestHandler: TIMEOUTS,
  };
  const client = explaining(new DynamoDBClient({ ...common, maxAttempts: ATTEMPTS }));
  const once = explaining(new DynamoDBClient({ ...common, maxAttempts: 1 }));
  const tidying = new Set<Promise<unknown>>();
  return {
    ...{ name: table, client, once, now: now ?? secondsSince1970 },
    tidy: (work) => {
      // what is left behind is found and cleared away by a later query
      const done = work.catch(() => undefined).finally(() => tidying.delete(done));
      tidying.add(done);
    },
    close: async () => {
      await Promise.all(tidying);
      client.destroy();
      once.destroy();
    },
  };
}

/** Says what its errors mean, after the last attempt. */
function explaining(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next) => (request) =>
      next(request).catch((error: unknown) => {
        throw explained(error);
      }),
    { step: 'initialize', name: 'explained' },
  );
  return client;
}

function secondsSince1970(): number {
  return Math.floor(Date.now() / 1000);
}
