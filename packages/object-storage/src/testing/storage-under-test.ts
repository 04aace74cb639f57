import type { Faults } from '@kiban/testing/object-storage';
import type { ObjectStorage } from '../object-storage.ts';
import type { ObjectStorageOptions } from '../options.ts';

/** A store that the suites run over. */
export interface StorageUnderTest {
  readonly name: string;
  /** A location that holds nothing, another for each call. */
  newUrl(): string;
  readonly options: ObjectStorageOptions;
  /** Objects that need more than one batch of removals and more than one page. */
  readonly manyObjects: number;
  /** How URLs of `presignedGet` are fetched. */
  fetch(url: string): Promise<{ readonly status: number; readonly bytes: Uint8Array }>;
  /** What the store does wrong from now on; undefined for a store whose calls cannot get lost. */
  readonly setFaults?: (faults: Faults | undefined) => void;
  readonly requests?: () => number;
  close(): Promise<void>;
}

export async function fetchBytes(url: string): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
  const answer = await fetch(url);
  return { status: answer.status, bytes: await answer.bytes() };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : new TextDecoder().decode(bytes);

/** Bytes that differ everywhere, so that a piece at the wrong place shows. */
export function patterned(length: number): Uint8Array {
  const bytes = new Uint32Array(Math.ceil(length / 4));
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.imul(index + 1, 2_654_435_761);
  return new Uint8Array(bytes.buffer, 0, length);
}

export async function* inPieces(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) yield bytes.subarray(offset, offset + pieceBytes);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

export async function pathsOf(objects: ReturnType<ObjectStorage['list']>): Promise<string[]> {
  return (await all(objects)).map(({ path }) => path);
}

export async function joined(pieces: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | null> {
  return pieces === null ? null : Buffer.concat(await all(pieces));
}
