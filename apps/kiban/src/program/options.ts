import { InvalidArgumentError, Option } from 'commander';
import type { Format } from '../commands/context.ts';
import type { Messages } from '../messages/en.ts';

/** Options that several commands have. */
export function sharedOptions({ options }: Messages): {
  tenant(): Option;
  format(...choices: Format[]): Option;
  limit(): Option;
} {
  return {
    tenant: () => new Option('--tenant <code>', options.tenant).makeOptionMandatory(),
    format: (...choices) =>
      new Option('--format <format>', choices.includes('csv') ? options.format : options.formatShort)
        .choices(choices)
        .default('table'),
    limit: () => new Option('--limit <n>', options.limit).argParser(wholeNumber),
  };
}

/** For an option that may be given several times. */
export function collected(value: string, before: string[]): string[] {
  return [...before, value];
}

/** YYYY-MM-DD, of the calendar. */
export function calendarDay(expected: string): (text: string) => string {
  return (text) => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    if (!Number.isNaN(day) && new Date(day).toISOString().startsWith(text)) return text;
    throw new InvalidArgumentError(expected);
  };
}

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}
