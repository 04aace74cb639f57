import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contradiction } from '../../api/asset-types.ts';
import { isProblem } from '../../api/problem.ts';
import { FormProblem } from '../../problems/form-problem.tsx';
import { queryClient } from '../../query-client.ts';
import { Button } from '../../ui/button.tsx';
import { isTyping } from '../../ui/data-table/row-keys.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { decideContradiction } from './api/decide-contradiction.ts';
import { type Choice, choiceProblem, decisionOf, takenOf } from './choice.ts';
import { OtherValue } from './other-value.tsx';
import { ValueCard } from './value-card.tsx';

const card =
  'flex cursor-pointer items-start gap-3 rounded-md border border-line p-3 hover:bg-hover has-checked:border-accent-fill has-checked:bg-accent-soft has-disabled:cursor-not-allowed has-focus-visible:outline-2 has-focus-visible:outline-accent';

/** The values side by side, by number or arrow keys; then why, and it is decided. */
export function DecideForm({ contradiction }: { contradiction: Contradiction }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [choice, setChoice] = useState<Choice>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { values } = contradiction;
  const taken = takenOf(contradiction);
  const problem = choiceProblem(choice);
  useNumberKeys(values.length, (place) => {
    if (values[place]?.value === null) return;
    setChoice({ value: place });
    form.current?.querySelector<HTMLInputElement>(`input[value="${place}"]`)?.focus();
  });
  const deciding = useMutation({
    mutationFn: () =>
      decideContradiction(contradiction.id, contradiction.version, decisionOf(choice, contradiction, reason.trim())),
    onSuccess: () => toast.add({ title: t('contradictions.decided') }),
    onError: (error) => (isProblem(error, 'version_conflict') ? queryClient.invalidateQueries() : undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') form.current?.querySelector<HTMLInputElement>('input[name=reason]')?.focus();
    else if (problem === null) deciding.mutate();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <fieldset>
        <legend className="font-strong">{t('contradictions.decideTitle')}</legend>
        <p className="mt-1 mb-2 text-ink-3 text-small max-md:hidden">{t('contradictions.decideKeys')}</p>
        <div className="grid gap-2 sm:grid-cols-2">
          {values.map((value, place) => (
            <label key={`${value.source} ${value.line}`} className={card}>
              <input
                type="radio"
                name="value"
                value={place}
                disabled={value.value === null}
                checked={choice !== null && 'value' in choice && choice.value === place}
                onChange={() => setChoice({ value: place })}
                className="mt-1 accent-accent-fill"
              />
              <ValueCard contradiction={contradiction} value={value} taken={place === taken} digit={place + 1} />
            </label>
          ))}
          {contradiction.subject_id === null ? null : (
            <label className={card}>
              <input
                type="radio"
                name="value"
                value="other"
                checked={choice !== null && 'other' in choice}
                onChange={() => setChoice({ other: '' })}
                className="mt-1 accent-accent-fill"
              />
              <span className="font-strong">{t('contradictions.other')}</span>
            </label>
          )}
        </div>
      </fieldset>
      {choice !== null && 'other' in choice ? (
        <OtherValue
          field={contradiction.field}
          value={choice.other}
          error={tried && problem === 'otherMissing' ? t('contradictions.otherMissing') : undefined}
          onChange={(other) => setChoice({ other })}
        />
      ) : null}
      <ReasonField
        required
        name="reason"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && reason.trim() === '' ? t('ui.reasonMissing') : undefined}
      />
      {tried && problem === 'chooseMissing' ? (
        <p role="alert" className="text-danger">
          {t('contradictions.chooseMissing')}
        </p>
      ) : null}
      {isProblem(deciding.error, 'version_conflict') ? (
        <p role="alert" className="prose-line rounded-md bg-attention-soft p-3">
          {t('conflict.act')}
        </p>
      ) : (
        <FormProblem error={deciding.error} />
      )}
      <div>
        <Button type="submit" kind="primary" disabled={deciding.isPending}>
          {t('contradictions.save')}
        </Button>
      </div>
    </form>
  );
}

/** 1 to 9 choose, wherever on the page nothing is being typed. */
function useNumberKeys(count: number, choose: (place: number) => void): void {
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const radio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
      const place = Number(event.key) - 1;
      if ((!radio && isTyping(event.target)) || !(place >= 0 && place < count)) return;
      event.preventDefault();
      latest.current(place);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [count]);
}
