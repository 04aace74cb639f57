import { z } from 'zod';

const part = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);
// whatever else an exported key says of itself (RFC 7517 §4) is ignored; a private part is not accepted
const told = {
  alg: z.string().max(20).exactOptional(),
  ext: z.boolean().exactOptional(),
  key_ops: z.array(z.string().max(20)).max(10).exactOptional(),
  kid: z.string().max(200).exactOptional(),
  use: z.string().max(20).exactOptional(),
};

/** A public key as JWK (RFC 7517), and nothing of a private one. */
export const publicKeySchema = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384']), x: part(90), y: part(90), ...told }),
  z.strictObject({ kty: z.literal('RSA'), e: part(10), n: part(800), ...told }),
]);
