import { StorageError } from '../storage-error.ts';
import type { Call, Upload, UploadPart } from '../store.ts';
import { type Api, apiError, send, uploadUrl } from './api.ts';
import { WRITES } from './resource.ts';

/**
 * Begins a resumable upload. Bytes that the session has already are skipped by Google, so a part may be repeated.
 * https://cloud.google.com/storage/docs/performing-resumable-uploads
 */
export async function beginUpload(api: Api, key: string, writeId: string, begin: Call): Promise<Upload> {
  const answer = await send(
    api,
    uploadUrl(api, { uploadType: 'resumable', name: key }),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: key, metadata: { [WRITES]: writeId } }),
    },
    begin,
  );
  const session = answer.headers.get('location');
  if (!answer.ok || session === null) throw await apiError(answer, begin);
  await answer.body?.cancel();
  const url = new URL(session, api.endpoint);
  return {
    append: (part, call) => append(api, url, part, call),
    abort: async (call) => {
      const aborted = await send(api, url, { method: 'DELETE' }, call);
      await aborted.body?.cancel();
    },
  };
}

async function append(api: Api, session: URL, part: UploadPart, call: Call): Promise<void> {
  const end = part.offset + part.bytes.length;
  const total = part.last ? String(end) : '*';
  for (let from = part.offset; from < end; ) {
    const bytes = part.bytes.subarray(from - part.offset) as Uint8Array<ArrayBuffer>;
    const headers = { 'content-range': `bytes ${from}-${end - 1}/${total}` };
    const answer = await send(api, session, { method: 'PUT', headers, body: bytes }, call);
    if (answer.ok) return await answer.body?.cancel();
    if (answer.status !== 308) throw await apiError(answer, call);
    await answer.body?.cancel();
    const persisted = persistedBytes(answer);
    if (persisted < from || (persisted === from && bytes.length > 0)) {
      throw new StorageError('unavailable', 'Google Cloud Storage kept nothing of a part.', { path: call.path });
    }
    from = persisted;
    call.progress();
  }
}

/** `Range: bytes=0-N`: N + 1 bytes are safe; without the header none are. */
function persistedBytes(answer: Response): number {
  const last = /^bytes=0-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1];
  return last === undefined ? 0 : Number(last) + 1;
}
