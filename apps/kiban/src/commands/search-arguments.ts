import type { Format } from './context.ts';

export interface SearchArguments {
  readonly tenant: string;
  readonly kind: string;
  readonly words: string;
  readonly format: Format;
  readonly limit: number | undefined;
}
