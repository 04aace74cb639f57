import { connect, createServer, type Server, type Socket } from 'node:net';

export interface HoldingProxy {
  readonly url: string;
  /** What the client has sent since the last `hold`. */
  sent(): string;
  hold(on: boolean): void;
  stop(): void;
}

/** Between client and server: keeps the server's answers back while `holding`, and remembers what the client has sent. */
export async function startProxy(url: string): Promise<HoldingProxy> {
  const target = new URL(url);
  let [holding, sent] = [false, ''];
  const kept: (() => void)[] = [];
  const sockets: Socket[] = [];
  const server: Server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    sockets.push(client, upstream);
    client.on('data', (data) => {
      sent += data.toString('latin1');
      upstream.write(data);
    });
    upstream.on('data', (data) => (holding ? void kept.push(() => client.write(data)) : void client.write(data)));
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as { port: number };
  const proxied = Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(address.port) }).href;
  return {
    url: proxied,
    sent: () => sent,
    hold: (on) => {
      [holding, sent] = [on, ''];
      if (!on) for (const release of kept.splice(0)) release();
    },
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
