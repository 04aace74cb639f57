/** A body whose connection may be ended while nobody reads it: without a listener that error would end the process. */
export function unwatched(body: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  body.on('error', () => undefined);
  return body as unknown as AsyncIterable<Uint8Array>;
}
