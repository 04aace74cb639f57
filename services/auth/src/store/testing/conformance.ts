import { test } from 'vitest';
import { concurrencyCases } from './concurrency-cases.ts';
import { itemCases } from './item-cases.ts';
import { scopeCases } from './scope-cases.ts';
import type { ConformanceCase, StoreUnderTest } from './store-under-test.ts';

/** What every adapter of the auth store must do. */
export const conformanceCases: readonly ConformanceCase[] = [...itemCases, ...concurrencyCases, ...scopeCases];

/** Registers the conformance tests of an adapter. */
export function testConformance(subject: StoreUnderTest): void {
  test.each(conformanceCases)('$name', ({ run }) => run(subject));
}
