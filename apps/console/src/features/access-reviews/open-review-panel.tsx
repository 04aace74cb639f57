import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainPanel } from '../../forms/plain-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedDate } from '../../time/zoned.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { periodFields, periodProblem } from '../roles/period.ts';
import { RolePicker } from '../roles/role-picker.tsx';
import { ScopeFields, scopeFields, scopeMissing, wholeTenant } from '../roles/scope-fields.tsx';
import { openReview } from './api/open-review.ts';

const MONTH_MS = 30 * 86_400_000;

/** Opens a review: a list of what is held at this moment, to be attested until a day. */
export default function OpenReviewPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const toast = useToast();
  const go = useNavigate();
  const [name, setName] = useState('');
  const [until, setUntil] = useState(() => zonedDate(new Date(Date.now() + MONTH_MS).toISOString(), zone));
  const [where, setWhere] = useState(wholeTenant);
  const [role, setRole] = useState<string | null>(null);
  const [unused, setUnused] = useState('');
  const send = useRepeatable();
  const days = /^\d{1,4}$/.test(unused.trim()) ? Number(unused.trim()) : null;
  const missing = () => {
    if (name.trim() === '') return t('reviews.nameMissing');
    if (until.trim() === '' || periodProblem({ from: '', until }, zone) !== null) return t('reviews.dueMissing');
    if (scopeMissing(where)) return t(`roles.missing.${where.scope}`);
    return unused.trim() !== '' && !(days !== null && days > 0) ? t('reviews.daysMissing') : undefined;
  };
  const run = () => {
    const due_at = periodFields({ from: '', until }, zone).ends_at ?? '';
    const narrowed = { ...scopeFields(where), roles: role === null ? null : [role], unused_days: days };
    return send((key) => openReview({ name: name.trim(), due_at, ...narrowed }, key));
  };
  return (
    <PlainPanel
      id={useId()}
      title={t('reviews.openTitle')}
      act={t('reviews.openButton')}
      missing={missing()}
      run={run}
      onDone={({ id, item_count }) => {
        toast.add({ title: t('reviews.opened', { count: item_count }) });
        onClose();
        void go({ to: '/roles/reviews/$reviewId', params: { reviewId: id } });
      }}
      onClose={onClose}
    >
      <p className="prose-line text-ink-2">{t('reviews.openHelp')}</p>
      <Field label={t('reviews.name')} required>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            placeholder={t('reviews.namePlaceholder')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('reviews.due')} required help={t('reviews.dueHelp')}>
        {(control) => <DayInput control={control} value={until} onChange={setUntil} />}
      </Field>
      <ScopeFields label={t('roles.where')} value={where} scopes={['tenant', 'unit', 'store']} onChange={setWhere} />
      <Field label={t('field.role')} help={t('reviews.roleHelp')}>
        {(control) => <RolePicker control={control} value={role} onChange={setRole} />}
      </Field>
      <Field label={t('reviews.unusedDays')} help={t('reviews.unusedDaysHelp')}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={4}
            value={unused}
            onChange={(event) => setUnused(event.target.value)}
          />
        )}
      </Field>
    </PlainPanel>
  );
}
