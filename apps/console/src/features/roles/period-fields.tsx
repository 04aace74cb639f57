import { useTranslation } from 'react-i18next';
import { useZone } from '../../time/zone.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { type PeriodChoice, periodProblem } from './period.ts';

/** From when until when; what is wrong is said once somebody tried, or has typed a whole date. */
export function PeriodFields(props: { value: PeriodChoice; onChange: (value: PeriodChoice) => void }) {
  const { value, onChange } = props;
  const { t } = useTranslation();
  const problem = periodProblem(value, useZone());
  const error = (side: keyof PeriodChoice) => {
    if (value[side].trim().length < 10) return undefined;
    if (problem === side || (problem === 'reversed' && side === 'until')) return t(`roles.period.problem.${problem}`);
    return undefined;
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      {(['from', 'until'] as const).map((side) => (
        <Field key={side} label={t(`roles.period.${side}`)} help={t(`roles.period.${side}Help`)} error={error(side)}>
          {(control) => (
            <DayInput
              control={control}
              value={value[side]}
              onChange={(typed) => onChange({ ...value, [side]: typed })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
