import type { ContainerClient } from '@azure/storage-blob';
import type { Call, Upload, WriteCondition } from '../store.ts';
import { azureError } from './azure-error.ts';

/** Name of the blob's metadata that says which writes led to it. */
export const WRITES = 'writes';

/**
 * A condition that fails answers 409 BlobAlreadyExists or 412 ConditionNotMet.
 * https://learn.microsoft.com/rest/api/storageservices/specifying-conditional-headers-for-blob-service-operations
 *
 * @returns the etag.
 */
export async function writeBlob(
  container: ContainerClient,
  write: {
    readonly key: string;
    readonly body: Uint8Array;
    readonly condition: WriteCondition;
    readonly writes: readonly string[];
  },
  call: Call,
): Promise<string> {
  try {
    const { etag } = await container.getBlockBlobClient(write.key).upload(asBuffer(write.body), write.body.length, {
      abortSignal: call.signal,
      conditions: conditionsOf(write.condition),
      metadata: { [WRITES]: write.writes.join(',') },
    });
    return etag ?? '';
  } catch (error) {
    throw azureError(error, call);
  }
}

/** Blocks are kept by the service until they are committed with the last one, or for a week. */
export function beginUpload(container: ContainerClient, key: string, writeId: string): Upload {
  const blob = container.getBlockBlobClient(key);
  const blocks: string[] = [];
  return {
    append: async ({ number, bytes, last }, call) => {
      const block = Buffer.from(`${writeId}-${String(number).padStart(6, '0')}`).toString('base64');
      blocks[number - 1] = block;
      try {
        await blob.stageBlock(block, asBuffer(bytes), bytes.length, { abortSignal: call.signal });
        if (!last) return;
        await blob.commitBlockList(blocks, { abortSignal: call.signal, metadata: { [WRITES]: writeId } });
      } catch (error) {
        throw azureError(error, call);
      }
    },
    abort: async () => undefined,
  };
}

function conditionsOf(condition: WriteCondition): { ifNoneMatch?: string; ifMatch?: string } {
  switch (condition.kind) {
    case 'none':
      return {};
    case 'absent':
      return { ifNoneMatch: '*' };
    case 'matches':
      return { ifMatch: condition.etag };
    default:
      return condition satisfies never;
  }
}

/** The client sends a view of a larger buffer whole unless it is a Buffer. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
