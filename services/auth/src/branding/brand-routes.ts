import { Hono } from 'hono';
import type { AuthStore } from '../store/auth-store.ts';
import { findBrandFile } from './branding.ts';

/** Marks and style sheets of brands, below `/auth-assets/brands`. What lies under an address never changes. */
export function brandRoutes({ store }: { readonly store: AuthStore }): Hono {
  const app = new Hono();
  app.get('/auth-assets/brands/:digest', async (c) => {
    const file = await findBrandFile(store, c.req.param('digest'));
    if (file === undefined) return c.notFound();
    return c.body(new Uint8Array(Buffer.from(file.content, 'base64')), 200, {
      'content-type': file.media_type,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });
  return app;
}
