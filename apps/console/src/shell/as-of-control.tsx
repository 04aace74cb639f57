import { useNavigate } from '@tanstack/react-router';
import { Clock3 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../past/as-of.ts';
import { presets } from '../time/as-of.ts';
import { useZone } from '../time/zone.tsx';
import { instantOf, zonedText } from '../time/zoned.ts';
import { Button } from '../ui/button.tsx';
import { DayInput } from '../ui/day-input.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Popover } from '../ui/popover.tsx';

export function AsOfControl() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('shell.asOf.title')}
      help={t('shell.asOf.help')}
      trigger={
        <Button kind="quiet" className="max-lg:px-2" aria-label={t('shell.asOf.title')}>
          <Clock3 aria-hidden strokeWidth={1.75} />
          <span className="max-lg:hidden">{t('shell.asOf.title')}</span>
        </Button>
      }
    >
      <MomentForm onDone={() => setOpen(false)} />
    </Popover>
  );
}

function MomentForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const zone = useZone();
  const now = new Date().toISOString();
  const [shownDate, shownTime] = zonedText(useMoment() ?? now, zone).split(' ');
  const [date, setDate] = useState(shownDate ?? '');
  const [time, setTime] = useState(shownTime ?? '');
  const [error, setError] = useState<string>();
  const show = (asOf: string | undefined) => {
    if (asOf === undefined) return setError(t('shell.asOf.malformed'));
    if (asOf > now) return setError(t('problem.future'));
    onDone();
    void go({ to: '.', search: (search) => ({ ...search, asOf, cursor: undefined, skipped: undefined }) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show(instantOf(date, time, zone));
  };
  return (
    <>
      <form noValidate onSubmit={submit} className="mt-3 flex flex-col gap-2">
        <div className="grid grid-cols-[1fr_96px] items-start gap-2">
          <Field label={t('shell.asOf.date')} error={error}>
            {(control) => <DayInput control={control} value={date} onChange={setDate} />}
          </Field>
          <Field label={t('shell.asOf.time')}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                placeholder="09:30"
                maxLength={5}
                value={time}
                onChange={(event) => setTime(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" kind="primary">
          {t('shell.asOf.show')}
        </Button>
      </form>
      <p className="mt-3 mb-1 text-ink-3 text-small">{t('shell.asOf.presets')}</p>
      {presets(now, zone).map((preset) => (
        <button
          key={preset.key}
          type="button"
          onClick={() => show(instantOf(preset.date, '00:00', zone))}
          className="flex h-8 w-full items-center justify-between rounded-sm px-2 hover:bg-hover"
        >
          <span>{t(`shell.asOf.${preset.key}`)}</span>
          <span className="text-ink-3">{preset.date}</span>
        </button>
      ))}
    </>
  );
}
