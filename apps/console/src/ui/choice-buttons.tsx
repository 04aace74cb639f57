import { cn } from './class-names.ts';

/** One of two or three, side by side; what is chosen is pressed. */
export function ChoiceButtons<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  const { label, value, choices, onChange } = props;
  return (
    <fieldset className="ml-auto inline-flex rounded-md border border-line p-0.5">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className={cn(
            'h-6 rounded-sm px-2 text-small',
            choice.value === value ? 'bg-accent-soft font-strong text-accent' : 'text-ink-2 hover:bg-hover',
          )}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
