import { useDeferredValue, useState } from 'react';
import type { PickerOption, PickerProps } from '../../ui/picker.tsx';

export interface TypedProps {
  readonly value: string | null;
  /** How `value` is called when what was found does not hold it. */
  readonly valueName?: string | null | undefined;
  readonly onChange: (id: string | null) => void;
}

export interface Typed {
  /** What to search for on the server. */
  readonly q: string | undefined;
  /** The picker of what was found. What is chosen stays, whatever is typed afterwards. */
  readonly pickerOf: (found: readonly PickerOption[]) => Omit<PickerProps, 'control' | 'placeholder' | 'disabled'>;
}

/** One of many that are searched on the server while somebody types: there may be a thousand. */
export function useTyped({ value, valueName, onChange }: TypedProps): Typed {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<PickerOption | undefined>(
    value === null || !valueName ? undefined : { value, label: valueName },
  );
  return {
    q: useDeferredValue(typed.trim()) || undefined,
    pickerOf: (found) => {
      const kept = chosen && chosen.value === value && !found.some((option) => option.value === value) ? [chosen] : [];
      return {
        value,
        options: [...kept, ...found],
        onSearch: setTyped,
        onChange: (id) => {
          setChosen(found.find((option) => option.value === id));
          onChange(id);
        },
      };
    },
  };
}
