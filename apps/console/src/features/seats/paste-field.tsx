import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../problems/form-problem.tsx';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { SEATS_AT_ONCE } from './api/assign-seats.ts';
import { checkLines } from './check-lines.ts';
import type { Holder, HolderKind } from './holders.ts';
import { linesOf } from './pasted.ts';

/** Codes and names that were pasted, checked line by line; what is found is handed on, the rest is named. */
export function PasteField({ kind, onChecked }: { kind: HolderKind; onChecked: (found: readonly Holder[]) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [done, setDone] = useState(0);
  const lines = linesOf(text);
  const tooMany = lines.length > SEATS_AT_ONCE;
  const checking = useMutation({
    meta: { changesNothing: true },
    mutationFn: () => {
      setDone(0);
      return checkLines(kind, lines, AbortSignal.timeout(120_000), setDone);
    },
    onSuccess: ({ holders, faults }) => {
      onChecked(holders);
      setText(faults.map(({ line }) => line).join('\n'));
    },
  });
  const faults = checking.data?.faults ?? [];
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={t('seats.paste')}
        help={t(`seats.pasteHelp.${kind}`)}
        error={tooMany ? t('seats.tooMany', { most: SEATS_AT_ONCE }) : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <div>
        <Button disabled={lines.length === 0 || tooMany || checking.isPending} onClick={() => checking.mutate()}>
          {checking.isPending
            ? t('seats.checking', { done: count(done), total: count(lines.length) })
            : t('seats.check')}
        </Button>
      </div>
      {faults.length > 0 ? (
        <div role="alert" className="rounded-md bg-attention-soft p-3">
          <p className="font-strong text-attention">{t('seats.faults', { n: count(faults.length) })}</p>
          <ul className="max-h-40 overflow-y-auto">
            {faults.map(({ line, why }) => (
              <li key={line} className="flex justify-between gap-3">
                <span className="[overflow-wrap:anywhere]">{line}</span>
                <span className="text-ink-2">{t(`seats.fault.${why}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <FormProblem error={checking.error} />
    </div>
  );
}
