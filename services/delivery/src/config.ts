import { demanded, numberOf, oneOf } from '@kiban/service';

/** What the environment says to delivery when it runs alone. Read once, in main.ts. */
export interface DeliveryConfig {
  readonly databaseUrl: string;
  /** Where the lake lies: `file:///…`, `s3://…`, `gs://…`, `az://…`. */
  readonly lakeUrl: string;
  readonly intervalMs: number;
  readonly batchEvents: number;
  readonly erasureGraceMs: number;
  readonly logFormat: 'json' | 'pretty';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** @throws RangeError when a variable is missing or holds what cannot be used. */
export function deliveryConfigOf(environment: NodeJS.ProcessEnv): DeliveryConfig {
  const read = (name: string, otherwise: string): string => environment[name] || otherwise;
  const number = (name: string, otherwise: string, least: number, most: number): number =>
    numberOf(name, read(name, otherwise), least, most);
  return {
    databaseUrl: demanded(environment, 'KIBAN_DELIVERY_DATABASE_URL', 'postgres://kiban_delivery:…@host/kiban'),
    lakeUrl: demanded(environment, 'KIBAN_LAKE_URL', 's3://bucket/lake'),
    intervalMs: number('KIBAN_LAKE_INTERVAL', '60', 1, 86_400) * 1000,
    batchEvents: number('KIBAN_LAKE_BATCH_EVENTS', '10000', 1, 100_000),
    erasureGraceMs: number('KIBAN_LAKE_ERASURE_GRACE', '3600', 0, 2_592_000) * 1000,
    logFormat: oneOf('KIBAN_LOG_FORMAT', read('KIBAN_LOG_FORMAT', 'json'), ['json', 'pretty']),
    logLevel: oneOf('KIBAN_LOG_LEVEL', read('KIBAN_LOG_LEVEL', 'info'), ['debug', 'info', 'warn', 'error']),
  };
}
