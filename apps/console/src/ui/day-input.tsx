import type { FieldControl } from './field.tsx';
import { Input } from './input.tsx';

/** A day, as it is typed: 2026-04-01. Inside a Field. */
export function DayInput(props: { control: FieldControl; value: string; onChange: (typed: string) => void }) {
  const { control, value, onChange } = props;
  return (
    <Input
      {...control}
      inputMode="numeric"
      placeholder="2026-04-01"
      maxLength={10}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
