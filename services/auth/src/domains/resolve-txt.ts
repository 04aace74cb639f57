import { Resolver } from 'node:dns/promises';
import type { ResolveTxt } from './verify-domain.ts';

const resolver = new Resolver({ timeout: 2000, tries: 2 });

/** Asks the system's name servers. A name that is not there has no records; what cannot be asked throws. */
export const systemResolveTxt: ResolveTxt = async (name) => {
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    if (['ENOTFOUND', 'ENODATA'].includes((error as { code?: string }).code ?? '')) return [];
    throw error;
  }
};
