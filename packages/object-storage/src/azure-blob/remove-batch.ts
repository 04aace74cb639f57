import type { BlobBatchClient, BlobClient } from '@azure/storage-blob';
import { codeOfStatus } from '../http-status.ts';
import { StorageError } from '../storage-error.ts';
import type { Call } from '../store.ts';
import { azureError } from './azure-error.ts';

/** Deletes blobs in one request whose parts are answered one by one. */
export async function removeBatch(batches: BlobBatchClient, blobs: readonly BlobClient[], call: Call): Promise<void> {
  try {
    const { subResponses } = await batches.deleteBlobs([...blobs], { abortSignal: call.signal });
    for (const [index, { status, errorCode = '' }] of subResponses.entries()) {
      if (status === 202 || status === 404) continue;
      const answer = `Azure did not delete a blob: ${status} ${errorCode}.`;
      throw new StorageError(codeOfStatus(status), answer, { path: blobs[index]?.name });
    }
  } catch (error) {
    throw azureError(error, call);
  }
}
