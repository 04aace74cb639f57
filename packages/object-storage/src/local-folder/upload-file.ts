import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Call, Upload, UploadPart } from '../store.ts';
import { fileError } from './file-error.ts';
import { publish } from './write-file.ts';

/** Parts go into a temporary file, which gets its name with the last one. */
export async function uploadFile(file: string, temporary: string, call: Call): Promise<Upload> {
  try {
    return new FileUpload(await open(temporary, 'wx'), temporary, file);
  } catch (error) {
    throw fileError(error, call.path);
  }
}

class FileUpload implements Upload {
  readonly #handle: FileHandle;
  readonly #temporary: string;
  readonly #file: string;

  constructor(handle: FileHandle, temporary: string, file: string) {
    this.#handle = handle;
    this.#temporary = temporary;
    this.#file = file;
  }

  async append({ bytes, offset, last }: UploadPart, call: Call): Promise<void> {
    try {
      for (let written = 0; written < bytes.length; ) {
        const rest = bytes.length - written;
        written += (await this.#handle.write(bytes, written, rest, offset + written)).bytesWritten;
      }
      if (!last) return;
      await this.#handle.sync();
      await publish(this.#temporary, this.#file, { kind: 'none' }, call);
      await this.#handle.close();
    } catch (error) {
      throw fileError(error, call.path);
    }
  }

  async abort(): Promise<void> {
    await this.#handle.close();
    await rm(this.#temporary, { force: true });
  }
}
