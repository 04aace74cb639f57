import { ChangeRefused } from '@kiban/event-store';
import { Problem } from '@kiban/http';
import fc from 'fast-check';
import { CommandRefused } from '../../commands/command-refused.ts';

/** One command: which, in which tenant, on what. Numbers that whoever runs it takes the rest of. */
export interface Step {
  readonly tenant: number;
  readonly act: number;
  readonly picks: readonly [number, number, number];
}

const pick = fc.nat({ max: 999 });
const step: fc.Arbitrary<Step> = fc.record({ tenant: pick, act: pick, picks: fc.tuple(pick, pick, pick) });

/** The same command several times, on the same thing or on different ones: what each is allowed alone, they may not be together. */
const rush: fc.Arbitrary<Step[]> = fc
  .tuple(step, fc.boolean(), fc.array(fc.tuple(pick, pick, pick), { minLength: 2, maxLength: 6 }))
  .map(([first, same, all]) =>
    all.map(([a, b, c]) => ({ ...first, picks: [same ? first.picks[0] : a, b, c] }) satisfies Step),
  );

/** Sequences of commands; those of one group are given at once. */
export const randomSteps: fc.Arbitrary<Step[][]> = fc.array(
  fc.oneof(fc.array(step, { minLength: 1, maxLength: 5 }), rush),
  { minLength: 30, maxLength: 50 },
);

/** How often each act was done, and how often refused, for whoever wonders whether anything happened. */
export type Tally = Map<string, { done: number; refused: number }>;

/**
 * Runs steps, group by group.
 *
 * @throws what is no refusal: a command answers whatever it is given, and whatever else is going on.
 */
export async function runSteps(
  groups: readonly (readonly Step[])[],
  run: (step: Step) => { readonly name: string; readonly outcome: Promise<unknown> },
  tally: Tally,
): Promise<void> {
  for (const group of groups) {
    const running = group.map(run);
    const outcomes = await Promise.allSettled(running.map(({ outcome }) => outcome));
    for (const [place, outcome] of outcomes.entries()) {
      const name = running[place]?.name ?? '';
      const counts = tally.get(name) ?? { done: 0, refused: 0 };
      if (outcome.status === 'fulfilled') counts.done += 1;
      else if (isRefusal(outcome.reason)) counts.refused += 1;
      else throw new Error(`${name} failed`, { cause: outcome.reason });
      tally.set(name, counts);
    }
  }
}

/**
 * Waits for commands that were given at once, of which some may be refused.
 *
 * @throws what is no refusal.
 */
export async function atOnce(commands: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(commands))
    if (outcome.status === 'rejected' && !isRefusal(outcome.reason)) throw outcome.reason;
}

function isRefusal(reason: unknown): boolean {
  return reason instanceof CommandRefused || reason instanceof ChangeRefused || reason instanceof Problem;
}

/** The ids of what was made, by tenant and kind. */
export class Known {
  readonly #ids = new Map<string, string[]>();
  readonly tenants: readonly string[];

  constructor(tenants: readonly string[]) {
    this.tenants = tenants;
  }

  add(tenant: string, kind: string, id: string): string {
    const key = `${tenant} ${kind}`;
    this.#ids.set(key, [...(this.#ids.get(key) ?? []), id]);
    return id;
  }

  /** One of a tenant's own; every twelfth time another tenant's, which a command must refuse. */
  one(tenant: string, kind: string, number: number): string {
    const others = this.tenants.filter((each) => each !== tenant);
    const whose = number % 12 === 11 ? (others[number % others.length] ?? tenant) : tenant;
    const ids = this.#ids.get(`${whose} ${kind}`) ?? [];
    return ids[number % ids.length] ?? '00000000-0000-4000-8000-000000000000';
  }
}
