/** One event of a stream (WHATWG HTML §9.2.6). */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  /** Null: it carried none. */
  readonly id: string | null;
}

/** Reads the events of a stream's text, as far as our streams use the format. What an unfinished event had is dropped at the end. */
export async function* serverSentEvents(text: AsyncIterable<string>): AsyncGenerator<ServerSentEvent, void> {
  let rest = '';
  for await (const part of text) {
    const blocks = (rest + part).replace(/\r\n?/g, '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const read = eventOf(block);
      if (read !== undefined) yield read;
    }
  }
}

function eventOf(block: string): ServerSentEvent | undefined {
  const fields = block.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    return name === '' ? [] : [[name, value] as const]; // a comment, or nothing
  });
  const data = fields.filter(([name]) => name === 'data').map(([, value]) => value);
  if (data.length === 0) return undefined;
  const last = (wanted: string) => fields.findLast(([name]) => name === wanted)?.[1];
  return { event: last('event') ?? 'message', data: data.join('\n'), id: last('id') ?? null };
}
