const EXAMPLES = 3;

/** Counts events by name and keeps the first few of each. */
export class Tally {
  readonly events: Record<string, number> = {};
  readonly examples: Record<string, string[]> = {};

  add(changes: readonly { readonly name: string; readonly state: object }[]): void {
    for (const { name, state } of changes) {
      this.events[name] = (this.events[name] ?? 0) + 1;
      const examples = this.examples[name] ?? [];
      this.examples[name] = examples;
      if (examples.length < EXAMPLES && 'name' in state) examples.push(String(state.name));
    }
  }
}
