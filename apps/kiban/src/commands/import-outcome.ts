import type { SnapshotOutcome } from '@kiban/directory';
import { tone } from '../output/terminal.ts';
import type { CommandContext } from './context.ts';

/** What came of an import, for people or as JSON. */
export function writeOutcomes(
  { terminal, messages }: CommandContext,
  outcomes: readonly SnapshotOutcome[],
  format: 'table' | 'json',
): void {
  if (format === 'json') {
    terminal.line(JSON.stringify(outcomes, null, 2));
    return;
  }
  const words = messages.import;
  const kindName = (kind: string): string => (messages.kinds as Record<string, string>)[kind] ?? kind;
  const counts = (title: string, of: Readonly<Record<string, number>>, name: (key: string) => string): void => {
    const parts = Object.entries(of).map(([key, count]) => `${name(key)} ${count.toLocaleString('en')}`);
    if (parts.length > 0) terminal.line(`  ${title}: ${parts.join(', ')}`);
  };
  for (const outcome of outcomes) {
    if (outcome.status === 'already_imported') {
      terminal.line(tone('dim', words.already(outcome.date)));
      continue;
    }
    terminal.line(tone('bold', words.snapshot(outcome.date, outcome.records.toLocaleString('en'))));
    counts(words.shown, outcome.shown, kindName);
    counts(words.repeated, outcome.repeated, kindName);
    for (const [name, count] of Object.entries(outcome.events)) {
      const examples = outcome.examples[name] ?? [];
      const shown =
        examples.length > 0 ? tone('dim', `  ${examples.join('、')}${count > examples.length ? ' …' : ''}`) : '';
      terminal.line(`  ${tone('green', name.padEnd(26))} ${count.toLocaleString('en').padStart(8)}${shown}`);
    }
    counts(tone('yellow', words.setAside), outcome.set_aside, (problem) => problem);
    for (const hole of outcome.holes)
      terminal.line(`  ${tone('yellow', words.holes)} ${words.hole(hole.value, hole.known, hole.shown)}`);
    if (outcome.unread_kinds.length > 0)
      terminal.line(`  ${tone('yellow', words.unread(outcome.unread_kinds.map(kindName).join(', ')))}`);
    counts(tone('yellow', words.kept), outcome.kept, kindName);
  }
}
