import { randomUUID } from 'node:crypto';
import { type AuthStore, kindOf, type NewItem } from '../auth-store.ts';

/** An adapter under test. */
export interface StoreUnderTest {
  readonly store: AuthStore;
  /** Moves the clock that the adapter was opened with. */
  readonly clock: { now: number };
  /** Everything that the engine holds, as text. */
  dump(): Promise<string>;
}

export interface ConformanceCase {
  readonly name: string;
  readonly run: (subject: StoreUnderTest) => Promise<void>;
}

export interface Thing {
  readonly value: string;
}

export const THING = kindOf<Thing>('thing');
export const OTHER = kindOf<Thing>('other_thing');
/** Of which one reference has very many. */
export const MANY = kindOf<Thing>('many_things', { spread: true });
export const TICKET = kindOf<Thing>('ticket', { secretId: true });

export const fresh = (more: Partial<NewItem<Thing>> = {}): NewItem<Thing> => ({
  id: randomUUID(),
  data: { value: 'one' },
  expires_at: null,
  ...more,
});

const CONCURRENT = 10;

export const atOnce = <T>(work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: CONCURRENT }, work));
