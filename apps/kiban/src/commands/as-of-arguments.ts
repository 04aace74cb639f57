import type { Format } from './context.ts';

export interface AsOfArguments {
  readonly tenant: string;
  readonly kind: string;
  readonly at: string | undefined;
  readonly filters: readonly string[];
  readonly ended: boolean;
  readonly format: Format;
  readonly limit: number | undefined;
}
