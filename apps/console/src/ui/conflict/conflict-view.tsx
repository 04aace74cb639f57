import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { type Fields, merged, threeWay } from './three-way.ts';

export interface ConflictViewProps<Field extends string, Value extends Fields> {
  readonly fields: readonly Field[];
  readonly labelOf: (field: Field) => string;
  readonly show: (field: Field, value: Value) => ReactNode;
  /** What I began with, what I would save, what stands there now. */
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
  readonly onResolve: (value: Value) => void;
  readonly onCancel: () => void;
}

/** Somebody else saved first: base, theirs and mine side by side, a choice for each contested field. Nothing is saved here. */
export function ConflictView<Field extends string, Value extends Fields>(props: ConflictViewProps<Field, Value>) {
  const { fields, labelOf, show, base, mine, theirs, onResolve, onCancel } = props;
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Partial<Record<Field, 'mine' | 'theirs'>>>({});
  const compared = threeWay(fields, base, mine, theirs);
  const open = compared.contested.filter((field) => choices[field] === undefined).length;
  return (
    <div className="flex flex-col gap-4">
      <div role="alert" className="prose-line rounded-md bg-attention-soft p-3">
        <p className="font-strong text-attention">{t('conflict.title')}</p>
        <p>{t(compared.contested.length > 0 ? 'conflict.choose' : 'conflict.separate')}</p>
      </div>
      {compared.contested.map((field) => (
        <Contested
          key={field}
          label={labelOf(field)}
          base={show(field, base)}
          mine={show(field, mine)}
          theirs={show(field, theirs)}
          value={choices[field]}
          onChange={(choice) => setChoices({ ...choices, [field]: choice })}
        />
      ))}
      <Settled
        title={t('conflict.onlyTheirs')}
        fields={compared.theirs}
        labelOf={labelOf}
        show={show}
        from={base}
        to={theirs}
      />
      <Settled
        title={t('conflict.onlyMine')}
        fields={compared.mine}
        labelOf={labelOf}
        show={show}
        from={base}
        to={mine}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {open > 0 ? <span className="w-full text-attention">{t('conflict.open', { count: open })}</span> : null}
        <Button onClick={onCancel}>{t('conflict.discard')}</Button>
        <Button kind="primary" disabled={open > 0} onClick={() => onResolve(merged(compared, mine, theirs, choices))}>
          {t('conflict.apply')}
        </Button>
      </div>
    </div>
  );
}

function Contested(props: {
  label: string;
  base: ReactNode;
  mine: ReactNode;
  theirs: ReactNode;
  value: 'mine' | 'theirs' | undefined;
  onChange: (choice: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const none = <span className="text-ink-3">{t('ui.none')}</span>;
  return (
    <div className="rounded-md border border-line">
      <p id={id} className="px-3 pt-2 font-strong">
        {props.label}
      </p>
      <p className="px-3 pb-2 text-ink-2 text-small">
        {t('conflict.base')} {props.base || none}
      </p>
      <RadioGroup
        aria-labelledby={id}
        value={props.value ?? ''}
        onValueChange={(choice) => props.onChange(choice === 'mine' ? 'mine' : 'theirs')}
        className="grid border-line border-t sm:grid-cols-2 sm:divide-x sm:divide-line"
      >
        {(['theirs', 'mine'] as const).map((choice) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is Base UI's, which renders its input inside
          <label key={choice} className="flex gap-2 p-3 has-data-checked:bg-accent-soft">
            <Radio.Root
              value={choice}
              className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong data-checked:border-accent-fill"
            >
              <Radio.Indicator className="size-2 rounded-full bg-accent-fill" />
            </Radio.Root>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="block text-ink-2 text-small">{t(`conflict.${choice}`)}</span>
              {props[choice] || none}
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}

function Settled<Field extends string, Value>(props: {
  title: string;
  fields: readonly Field[];
  labelOf: (field: Field) => string;
  show: (field: Field, value: Value) => ReactNode;
  from: Value;
  to: Value;
}) {
  const { t } = useTranslation();
  if (props.fields.length === 0) return null;
  return (
    <section>
      <h3 className="text-base">{props.title}</h3>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 rounded-md bg-sunken px-3 py-2">
        {props.fields.map((field) => (
          <div key={field} className="contents">
            <dt className="text-ink-2 text-small leading-5">{props.labelOf(field)}</dt>
            <dd className="leading-5">
              <span className="text-ink-2">{props.show(field, props.from) || t('ui.none')}</span> →{' '}
              {props.show(field, props.to) || t('ui.none')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
