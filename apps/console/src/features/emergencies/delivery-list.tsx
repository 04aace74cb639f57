import { useTranslation } from 'react-i18next';
import type { AlertDelivery } from '../../api/auth-types.ts';
import { Moment } from '../../time/zone.tsx';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';

const TONES: Readonly<Record<AlertDelivery['status'], Tone>> = {
  ...{ waiting: 'attention', delivered: 'done', failed: 'danger', expired: 'danger', cancelled: 'quiet' },
};

/** The latest alerts, the newest first: of what, when, and what became of it. */
export function DeliveryList({ deliveries }: { deliveries: readonly AlertDelivery[] }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t('emergencies.webhook.deliveries')} className="mt-3 border-line border-t">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2">
          <span className="tabular-nums">
            <Moment at={delivery.raised_at} />
          </span>
          <span>{t(`emergencies.webhook.alert.${delivery.alert}`)}</span>
          <DeliveryState delivery={delivery} />
        </li>
      ))}
    </ul>
  );
}

/** What became of one, and why. */
export function DeliveryState({ delivery }: { delivery: AlertDelivery }) {
  const { t } = useTranslation();
  const { status, answer, fault, next_attempt_at } = delivery;
  const why =
    fault === null
      ? answer === null
        ? null
        : t('emergencies.webhook.answered', { status: answer })
      : t(`emergencies.webhook.fault.${fault}`);
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <StatusDot tone={TONES[status]}>{t(`emergencies.webhook.status.${status}`)}</StatusDot>
      {why === null ? null : <span className="text-ink-2">{why}</span>}
      {next_attempt_at === null || why === null ? null : (
        <span className="text-ink-2">
          {t('emergencies.webhook.again')} <Moment at={next_attempt_at} />
        </span>
      )}
    </span>
  );
}
