import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { PolicyValues } from './policy-values.ts';

export interface ChoiceListProps {
  readonly form: UseFormReturn<PolicyValues>;
  readonly name: 'second_factors' | 'phishing_resistant_for';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Several of few; none: nothing is said of it. */
export function ChoiceList({ form, name, options }: ChoiceListProps) {
  const { t } = useTranslation();
  return (
    <Controller
      name={name}
      control={form.control}
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-strong">{t(`signInPolicy.field.${name}`)}</legend>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={value.includes(option.value)}
              onChange={(on) =>
                // in the order of the list, whatever the order of the clicks
                onChange(
                  options
                    .map((each) => each.value)
                    .filter((each) => (each === option.value ? on : value.includes(each))),
                )
              }
            />
          ))}
          <p className={error ? 'prose-line text-danger text-small' : 'prose-line text-ink-3 text-small'}>
            {error?.message ?? t(`signInPolicy.help.${name}`)}
          </p>
        </fieldset>
      )}
    />
  );
}
