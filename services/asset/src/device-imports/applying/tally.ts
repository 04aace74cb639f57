import type { Change } from '@kiban/event-store';
import type { Contradiction } from '../../contradictions/contradiction.ts';
import type { DeviceImportOptions, DeviceImportOutcome } from '../import-options.ts';
import type { LineSetAside } from '../source-line.ts';
import type { BatchOutcome } from './apply-units.ts';

const EXAMPLES = 3;

/** Counts what an import comes to, and tells of every line and every contradiction by itself. */
export class Tally {
  readonly #events: Record<string, number> = {};
  readonly #examples: Record<string, string[]> = {};
  readonly #contradictions: Record<string, number> = {};
  readonly #setAside: Record<string, number> = {};
  readonly #options: Pick<DeviceImportOptions, 'onProblem' | 'onContradiction'>;

  constructor(options: Pick<DeviceImportOptions, 'onProblem' | 'onContradiction'>) {
    this.#options = options;
  }

  add({ changes, contradictions, set_aside }: BatchOutcome): void {
    for (const { name, state } of changes) this.#count(name, labelOf(state));
    this.addContradictions(contradictions);
    this.setAside(set_aside);
  }

  addContradictions(changes: readonly Change<Contradiction>[]): void {
    for (const { name, state } of changes) {
      this.#count(name, state.field);
      if (state.status === 'settled') continue;
      this.#contradictions[state.field] = (this.#contradictions[state.field] ?? 0) + 1;
      this.#options.onContradiction(state);
    }
  }

  setAside(lines: readonly LineSetAside[]): void {
    for (const line of lines) {
      this.#setAside[line.problem] = (this.#setAside[line.problem] ?? 0) + 1;
      this.#options.onProblem(line);
    }
  }

  counts(): Pick<DeviceImportOutcome, 'events' | 'examples' | 'contradictions' | 'set_aside'> {
    return {
      events: this.#events,
      examples: this.#examples,
      contradictions: this.#contradictions,
      set_aside: this.#setAside,
    };
  }

  #count(name: string, label: string): void {
    this.#events[name] = (this.#events[name] ?? 0) + 1;
    const examples = this.#examples[name] ?? [];
    this.#examples[name] = examples;
    if (examples.length < EXAMPLES && !examples.includes(label)) examples.push(label);
  }
}

function labelOf(state: object): string {
  if ('name' in state) return String(state.name);
  return 'serial_number' in state ? String(state.serial_number) : '';
}
