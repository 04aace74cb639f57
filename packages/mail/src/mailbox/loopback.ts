import type { MiddlewareHandler } from 'hono';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

/**
 * Refuses requests for any other name than this machine's own, since a web page may point its name here (DNS rebinding), and
 * requests from another machine where the connection tells.
 */
export const onlyFromThisMachine: MiddlewareHandler = async (c, next) => {
  const from: unknown = c.env?.incoming?.socket?.remoteAddress;
  const near = typeof from !== 'string' || LOOPBACK_ADDRESS.test(from);
  if (near && LOOPBACK_HOST.test(c.req.header('host') ?? '')) return next();
  return c.text('The development mailbox is open on this machine only.', 403, { 'cache-control': 'no-store' });
};
