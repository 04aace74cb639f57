import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Licence } from '../../api/asset-types.ts';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { BeforeAfter } from '../../ui/change-preview.tsx';
import { count } from '../../ui/data-table/pager.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { assignSeats, SEATS_AT_ONCE } from './api/assign-seats.ts';
import { HolderPicker } from './holder-picker.tsx';
import type { Holder, HolderKind } from './holders.ts';
import { PasteField } from './paste-field.tsx';
import { refusedHolders } from './refused-holders.ts';

/** Gives seats to many at once: chosen one by one or pasted, shown with what that makes of the free seats. All or none. */
export default function AssignPanel({ licence, onClose }: { licence: Licence; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const repeatable = useRepeatable();
  const kind: HolderKind = licence.covers === 'tenant' ? 'store' : licence.covers;
  const [chosen, setChosen] = useState<readonly Holder[]>([]);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const { assigned, seats } = licence;
  const after = assigned + chosen.length;
  const free = Math.max(0, (seats ?? 0) - assigned);
  const missing =
    chosen.length === 0
      ? t('seats.chosenMissing')
      : chosen.length > SEATS_AT_ONCE
        ? t('seats.tooMany', { most: SEATS_AT_ONCE })
        : chosen.length > free
          ? t('seats.exceeds', { free, over: chosen.length - free })
          : undefined;
  const add = (more: readonly Holder[]) =>
    setChosen((before) => [...before, ...more.filter(({ id }) => !before.some((each) => each.id === id))]);
  const run = (reason: string | undefined) => {
    const holder_ids = chosen.map(({ id }) => id);
    return repeatable((key) => assignSeats({ licence_id: licence.id, holder_ids, reason }, key)).catch(
      (error: unknown) => {
        setRefused(refusedHolders(error, holder_ids));
        throw error;
      },
    );
  };
  return (
    <ActPanel
      title={t(`seats.assignTitle.${kind}`)}
      act={t('seats.assign')}
      missing={missing}
      run={run}
      onDone={() => {
        toast.add({ title: t('seats.assigned', { n: count(chosen.length) }) });
        onClose();
      }}
      onClose={onClose}
    >
      <Field label={t(`seats.pick.${kind}`)}>
        {(control) => <HolderPicker control={control} kind={kind} without={chosen} onChoose={(one) => add([one])} />}
      </Field>
      <PasteField kind={kind} onChecked={add} />
      <section aria-live="polite" className="rounded-md border border-line p-3">
        <p className="font-strong">{t('seats.chosen', { n: count(chosen.length) })}</p>
        {chosen.length === 0 ? (
          <p className="text-ink-2">{t('seats.noneChosen')}</p>
        ) : (
          <>
            <ul className="mt-1 max-h-56 overflow-y-auto">
              {chosen.map((holder) => (
                <li key={holder.id} className="flex min-h-8 items-center gap-2 border-line border-b">
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                    {holder.name} <span className="text-ink-3 text-small">{holder.detail}</span>
                    {refused.has(holder.id) ? (
                      <span className="block text-danger text-small">{refused.get(holder.id)}</span>
                    ) : null}
                  </span>
                  <IconButton
                    icon={X}
                    label={t('seats.takeOff', { name: holder.name })}
                    onClick={() => setChosen(chosen.filter(({ id }) => id !== holder.id))}
                  />
                </li>
              ))}
            </ul>
            <p className="mt-2">
              <span className="block text-ink-2 text-small">{t('seats.afterwards')}</span>
              <BeforeAfter
                before={t('seats.before', { used: count(assigned), seats: count(seats ?? 0) })}
                after={t('seats.before', { used: count(after), seats: count(seats ?? 0) })}
              />
            </p>
            {chosen.length > free ? (
              <p className="mt-1 text-danger">{t('seats.exceeds', { free, over: chosen.length - free })}</p>
            ) : null}
          </>
        )}
      </section>
    </ActPanel>
  );
}
