import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import type { Pager } from '../store.ts';
import { compareUtf8 } from '../utf8-order.ts';
import { azureError } from './azure-error.ts';

/** Pages are asked for from the beginning of the prefix on: the service has no start that every account's version knows. */
export function listPages(container: ContainerClient, prefix: string, startAfter: string): Pager {
  let token: string | undefined;
  let ended = false;
  return {
    next: async (call) => {
      if (ended) return null;
      const settings = token === undefined ? {} : { continuationToken: token };
      try {
        const pages = container.listBlobsFlat({ prefix, abortSignal: call.signal }).byPage(settings);
        const { value } = await pages.next();
        token = value?.continuationToken || undefined;
        ended = token === undefined;
        const blobs: readonly BlobItem[] = value?.segment.blobItems ?? [];
        return blobs
          .filter(({ name }) => compareUtf8(name, startAfter) > 0)
          .map(({ name, properties }) => ({
            path: name,
            size: properties.contentLength ?? 0,
            last_modified: properties.lastModified.getTime(),
            etag: quoted(properties.etag),
          }));
      } catch (error) {
        throw azureError(error, call);
      }
    },
  };
}

/** Lists give etags without the quotes that the headers have. */
const quoted = (etag: string): string => (etag.startsWith('"') ? etag : `"${etag}"`);
