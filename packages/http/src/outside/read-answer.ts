import type { IncomingMessage } from 'node:http';
import { OutsideRefused } from './outside-refused.ts';

const WITHOUT_BODY = [101, 204, 205, 304];

/** Reads an answer whole. @throws OutsideRefused when it leads elsewhere or is larger than `largest` bytes. */
export async function readAnswer(message: IncomingMessage, host: string, largest: number): Promise<Response> {
  const status = message.statusCode ?? 502;
  if (status >= 300 && status < 400 && status !== 304)
    throw new OutsideRefused('redirected', `${host} leads elsewhere; give the address it leads to.`);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) throw new OutsideRefused('too_large', `${host} answers more than ${largest} bytes.`);
    parts.push(part);
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return new Response(WITHOUT_BODY.includes(status) ? null : Buffer.concat(parts), { status, headers });
}
