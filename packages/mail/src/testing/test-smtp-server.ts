import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
  readonly encrypted: boolean;
  readonly user: string | undefined;
}

export interface TestSmtpServer {
  readonly port: number;
  readonly mails: readonly Received[];
  /** Every line that a client sent outside of a mail's data. */
  readonly lines: readonly string[];
  readonly connections: () => number;
  close(): Promise<void>;
}

export interface TestSmtpServerOptions {
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** Default: a free one. */
  readonly port?: number;
  /** TLS from the first byte. */
  readonly implicit?: boolean;
  /** Answers in its place: `^RCPT` → `550 …`; an empty answer says nothing at all. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** Enough of RFC 5321 (with RFC 3207, RFC 4954 PLAIN) to take mail on a free port of this machine. */
export async function openTestSmtpServer(options: TestSmtpServerOptions = {}): Promise<TestSmtpServer> {
  const mails: Received[] = [];
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((plain) => {
    connections++;
    sockets.add(plain);
    plain.on('error', () => plain.destroy()).on('close', () => sockets.delete(plain));
    if (options.implicit === true) converse(secured(plain), true);
    else converse(plain, false);
  });

  function secured(socket: Socket): Socket {
    const secureContext = createSecureContext(options.certificate ?? {});
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    return secure.on('error', () => secure.destroy());
  }

  function converse(socket: Socket, encrypted: boolean, greet = true): void {
    let rest = '';
    let data: string[] | undefined;
    let from = '';
    let to: string[] = [];
    let user: string | undefined;
    const say = (line: string) => line !== '' && socket.write(`${line}\r\n`);
    const take = (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data === undefined) command(line);
        else if (line === '.') finish(data);
        else data.push(line.replace(/^\./, ''));
      }
    };
    const finish = (body: string[]) => {
      data = undefined;
      const answer = other('.');
      if (answer === undefined) mails.push({ from, to, data: body.join('\r\n'), encrypted, user });
      to = [];
      say(answer ?? '250 taken');
    };
    const other = (line: string) =>
      Object.entries(options.answers ?? {}).find(([pattern]) => new RegExp(pattern, 'i').test(line))?.[1];
    const command = (line: string) => {
      lines.push(line);
      const answer = other(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (answer !== undefined) say(answer);
      else if (verb === 'EHLO') say(`250-test\r\n${offersTls() ? '250-STARTTLS\r\n' : ''}250 AUTH PLAIN`);
      else if (verb === 'STAR') {
        socket.removeListener('data', take);
        say('220 go on');
        converse(secured(socket), true, false);
      } else if (verb === 'AUTH') {
        user = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0')[1];
        say('235 welcome');
      } else if (verb === 'MAIL') {
        from = line.slice(10);
        say('250 ok');
      } else if (verb === 'RCPT') {
        to.push(line.slice(8));
        say('250 ok');
      } else if (verb === 'DATA') {
        data = [];
        say('354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    };
    const offersTls = () => options.certificate !== undefined && !encrypted;
    socket.on('data', take);
    if (greet) say(other('greeting') ?? '220 test ESMTP');
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    lines,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
