import { Socket } from 'node:net';

// Loaded before a service (--import): says on stderr to whom it opens connections.

const connect = Socket.prototype.connect;

/** `(options)`, `(port, host)`, `(path)`, or the list that node makes of them itself. */
function targetOf([first, second]: readonly unknown[]): string {
  if (Array.isArray(first)) return targetOf(first);
  if (typeof first !== 'object' || first === null)
    return `${typeof second === 'string' ? second : 'localhost'}:${first}`;
  const { host = 'localhost', port, path } = first as { host?: string; port?: number; path?: string };
  return path ?? `${host}:${port}`;
}

Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  process.stderr.write(`connects to ${targetOf(given)}\n`);
  return Reflect.apply(connect, this, given) as Socket;
} as typeof connect;
