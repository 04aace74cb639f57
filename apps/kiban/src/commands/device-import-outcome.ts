import type { DeviceImportOutcome } from '@kiban/asset';
import { tone } from '../output/terminal.ts';
import type { CommandContext } from './context.ts';

/** What came of an import of lists, for people or as JSON. */
export function writeDeviceOutcome(
  { terminal, messages }: CommandContext,
  outcome: DeviceImportOutcome,
  format: 'table' | 'json',
): void {
  if (format === 'json') {
    terminal.line(JSON.stringify(outcome, null, 2));
    return;
  }
  const words = messages.deviceImport;
  const number = (count: number): string => count.toLocaleString('en');
  const counts = (title: string, of: Readonly<Record<string, number>>): void => {
    const parts = Object.entries(of).map(([key, count]) => `${key} ${number(count)}`);
    if (parts.length > 0) terminal.line(`  ${title}: ${parts.join(', ')}`);
  };
  terminal.line(tone('bold', words.merged(outcome.name, number(outcome.devices), number(outcome.certificates))));
  for (const { name, date, lines } of outcome.sources)
    terminal.line(`  ${name.padEnd(26)} ${number(lines).padStart(8)}  ${date}`);
  if (outcome.repeated > 0) terminal.line(`  ${messages.import.repeated}: ${number(outcome.repeated)}`);
  for (const [name, count] of Object.entries(outcome.events)) {
    const examples = outcome.examples[name] ?? [];
    const more = count > examples.length ? ' …' : '';
    const shown = examples.length > 0 ? tone('dim', `  ${examples.join('、')}${more}`) : '';
    terminal.line(`  ${tone('green', name.padEnd(26))} ${number(count).padStart(8)}${shown}`);
  }
  if (Object.keys(outcome.events).length === 0) terminal.line(`  ${words.nothing}`);
  counts(tone('yellow', words.contradictions), outcome.contradictions);
  counts(tone('yellow', messages.import.setAside), outcome.set_aside);
}
