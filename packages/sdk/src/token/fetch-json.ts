const LARGEST_ANSWER = 256 * 1024;

/** Fetches a JSON object of at most 256 KiB; follows no redirect. Throws an `Error` that names the address. */
export async function fetchJson(
  url: string,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch,
): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(url, { redirect: 'error', headers: { accept: 'application/json' }, signal });
    const text = await boundedText(response);
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no JSON object');
    return { ...value };
  } catch (cause) {
    throw new Error(`${url} did not answer as it should: ${reasonOf(cause)}`, { cause });
  }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // leaving the loop cancels the rest of the answer
    if (size > LARGEST_ANSWER) throw new Error(`more than ${LARGEST_ANSWER} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
