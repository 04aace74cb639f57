import { CommandRefused } from '@kiban/service';
import { z } from 'zod';
import { newManifest, productPath } from './manifest-schema.ts';
import type { ManifestInput } from './product-manifest.ts';

const file = newManifest.omit({ reason: true }).extend(productPath.shape);

/** What a file says a product is. @throws CommandRefused `validation_failed`: every mistake in it with its place. */
export function parseManifest(value: unknown): ManifestInput {
  const parsed = file.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CommandRefused<'validation_failed'>('validation_failed', z.prettifyError(parsed.error));
}
