import { CommandRefused } from '@kiban/service';
import { z } from 'zod';
import type { ProductInput } from './product.ts';
import { newProduct } from './product-schema.ts';

const file = newProduct.omit({ reason: true });

/** What a file says a product is sold as. @throws CommandRefused `validation_failed`: every mistake in it with its place. */
export function parseProduct(value: unknown): ProductInput {
  const parsed = file.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CommandRefused<'validation_failed'>('validation_failed', z.prettifyError(parsed.error));
}
