import { policyOf } from './attempts/policy.ts';
import { parseLocation } from './location.ts';
import type { ObjectStorage } from './object-storage.ts';
import type { ObjectStorageOptions } from './options.ts';
import { StorageError } from './storage-error.ts';
import { storageOver } from './storage-over.ts';
import type { Store } from './store.ts';

const PART_BYTES = 8 * 1_048_576;
/** S3's least. */
const LEAST_PART_BYTES = 5 * 1_048_576;
/** Google's. */
const PART_UNIT_BYTES = 262_144;

/**
 * Opens the storage a URL names: `file:///folder` or a path, `s3://bucket/prefix?region=…&endpoint=…`,
 * `gs://bucket/prefix?endpoint=…`, `az://account/container/prefix?endpoint=…`. Nothing is contacted yet; a vendor's client is
 * loaded when its first URL is opened.
 *
 * @throws StorageError `invalid_location`
 */
export async function openObjectStorage(url: string, options: ObjectStorageOptions = {}): Promise<ObjectStorage> {
  const { partBytes = PART_BYTES } = options;
  if (partBytes < LEAST_PART_BYTES || partBytes % PART_UNIT_BYTES !== 0) {
    throw new StorageError('invalid_location', 'A part has at least 5 MiB and a multiple of 256 KiB.');
  }
  const { store, prefix } = await openStore(url, options);
  return storageOver(store, prefix, { policy: policyOf(options.retries), partBytes });
}

async function openStore(url: string, options: ObjectStorageOptions): Promise<{ store: Store; prefix: string }> {
  const location = parseLocation(url);
  switch (location.scheme) {
    case 'file': {
      const { openLocalFolder } = await import('./local-folder/open-local-folder.ts');
      return { store: openLocalFolder(location.folder, options.presigning), prefix: '' };
    }
    case 's3': {
      const { openS3 } = await import('./s3/open-s3.ts');
      return { store: openS3(location, options), prefix: location.prefix };
    }
    case 'gs': {
      const { openGoogleCloudStorage } = await import('./google-cloud-storage/open-google-cloud-storage.ts');
      return { store: openGoogleCloudStorage(location, options), prefix: location.prefix };
    }
    case 'az': {
      const { openAzureBlob } = await import('./azure-blob/open-azure-blob.ts');
      return { store: await openAzureBlob(location, options), prefix: location.prefix };
    }
    default:
      return location satisfies never;
  }
}
