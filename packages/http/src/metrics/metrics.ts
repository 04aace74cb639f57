import type { Listener } from '../server/listener.ts';

/** A number that may go up and down, read when it is asked for. */
export interface Gauge {
  /** `kiban_auth_login_view_lag_seconds`: with its unit (Prometheus, naming). */
  readonly name: string;
  readonly help: string;
  /** Null, or an error: it is not known now, and nothing is said of it. */
  readonly read: () => Promise<number | null>;
}

const PATIENCE_MS = 2000;

/** GET /metrics: the gauges as Prometheus reads them (text format 0.0.4). For a listener of its own, that the public does not reach. */
export function metricsListener(gauges: readonly Gauge[]): Listener {
  return (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    void textOf(gauges).then((text) =>
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
    );
  };
}

async function textOf(gauges: readonly Gauge[]): Promise<string> {
  const read = await Promise.all(gauges.map(async (gauge) => ({ gauge, value: await known(gauge) })));
  return read
    .filter(({ value }) => value !== null)
    .map(({ gauge: { name, help }, value }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
    .join('');
}

/** What is out must not keep whoever asks waiting. */
function known({ read }: Gauge): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, PATIENCE_MS, null);
  return Promise.race([read().catch(() => null), promise]).finally(() => clearTimeout(timer));
}
