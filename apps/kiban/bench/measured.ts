/** A number with its unit. */
export interface Quantity {
  readonly value: number;
  readonly unit:
    | 'rows/s'
    | 'commands/s'
    | 'reads/s'
    | 'events/s'
    | 'grants/CPU-s'
    | 'decisions/CPU-s'
    | 'reads/CPU-s'
    | 'sign-ins/CPU-s'
    | 'hashes/CPU-s'
    | 'CPU-s'
    | 'ms'
    | 's'
    | 'MiB'
    | 'connections';
}

/** What is asked of a measurement: of its ratio to the baseline, or of our own number. */
export interface Goal {
  readonly of: 'ratio' | 'ours';
  /** `alike`: at most so many times as much, and as little. */
  readonly bound: 'at_least' | 'at_most' | 'alike';
  readonly value: number;
}

/** One line of the result. */
export interface Measured {
  readonly bench: string;
  readonly name: string;
  readonly ours: Quantity;
  readonly baseline: Quantity | null;
  /** The median of the rounds' ratios, each of two measurements beside each other; more is better unless the goal is a bound above. */
  readonly ratio: number | null;
  readonly goal: Goal | null;
}

/** Whether the goal was met; null when there is none. */
export function isMet({ ours, ratio, goal }: Measured): boolean | null {
  if (goal === null) return null;
  const value = goal.of === 'ratio' ? ratio : ours.value;
  if (value === null) return null;
  if (goal.bound === 'at_least') return value >= goal.value;
  return value <= goal.value && (goal.bound === 'at_most' || value >= 1 / goal.value);
}

/** A measurement without a baseline. */
export function alone(bench: string, name: string, ours: Quantity, goal: Goal | null = null): Measured {
  return { bench, name, ours, baseline: null, ratio: null, goal };
}

export function ratioAtLeast(value: number): Goal {
  return { of: 'ratio', bound: 'at_least', value };
}

export function ratioAtMost(value: number): Goal {
  return { of: 'ratio', bound: 'at_most', value };
}

/** Neither may tell itself from the other. */
export function ratioAlike(value: number): Goal {
  return { of: 'ratio', bound: 'alike', value };
}

export function oursAtLeast(value: number): Goal {
  return { of: 'ours', bound: 'at_least', value };
}

export function oursAtMost(value: number): Goal {
  return { of: 'ours', bound: 'at_most', value };
}
