import { tableLines } from '../src/output/table.ts';
import { type Goal, isMet, type Measured, type Quantity } from './measured.ts';

/** The result for people. */
export function reportLines(results: readonly Measured[]): string[] {
  const columns = [
    { title: 'bench', field: 'bench' },
    { title: 'what', field: 'name' },
    { title: 'ours', field: 'ours', align: 'right' as const },
    { title: 'baseline', field: 'baseline', align: 'right' as const },
    { title: 'ratio', field: 'ratio', align: 'right' as const },
    { title: 'goal', field: 'goal' },
    { title: 'met', field: 'met' },
  ];
  const rows = results.map((result) => ({
    bench: result.bench,
    name: result.name,
    ours: quantityText(result.ours),
    baseline: result.baseline === null ? '' : quantityText(result.baseline),
    ratio: result.ratio === null ? '' : result.ratio.toFixed(2),
    goal: result.goal === null ? '' : goalText(result.goal),
    met: { true: 'yes', false: 'NO', null: '' }[String(isMet(result)) as 'true' | 'false' | 'null'],
  }));
  return tableLines(columns, rows);
}

function quantityText({ value, unit }: Quantity): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const whole = unit === 'connections' ? 0 : digits;
  return `${value.toLocaleString('en', { minimumFractionDigits: whole, maximumFractionDigits: whole })} ${unit}`;
}

function goalText({ of, bound, value }: Goal): string {
  const number = value.toLocaleString('en');
  if (bound === 'alike') return `ratio ${(1 / value).toLocaleString('en')} to ${number}`;
  return `${of === 'ratio' ? 'ratio ' : ''}${bound === 'at_least' ? '≥' : '≤'} ${number}`;
}
