/** What a stream of server-sent events said so far. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly { readonly id: string | undefined; readonly data: unknown }[];
  readonly text: () => string;
  /** Resolves when the server ends it. */
  readonly over: Promise<void>;
  leave(): void;
}

/** Listens until `leave`, or the server's end. */
export async function listen(url: string, headers: Readonly<Record<string, string>>): Promise<Heard> {
  const controller = new AbortController();
  const response = await fetch(url, { headers, signal: controller.signal });
  const events: { id: string | undefined; data: unknown }[] = [];
  let text = '';
  const over = (async () => {
    let rest = '';
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      const blocks = (rest + part).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) events.push({ id: /^id: (.*)$/m.exec(block)?.[1], data: JSON.parse(data) });
      }
    }
  })().catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
  return {
    status: response.status,
    headers: response.headers,
    events,
    text: () => text,
    over,
    leave: () => controller.abort(),
  };
}
