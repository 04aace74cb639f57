import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyWebhook } from '../../api/auth-types.ts';
import { Loaded } from '../../problems/loaded.tsx';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { NoRows, Section, SectionAct } from '../../ui/page.tsx';
import { webhookQuery } from './api/read-webhook.ts';
import { DeliveryList } from './delivery-list.tsx';
import { TestButton } from './test-button.tsx';

const WebhookPanel = lazy(() => import('./webhook-panel.tsx'));
const WebhookSecretPanel = lazy(() => import('./webhook-secret-panel.tsx'));
const RemoveWebhookPanel = lazy(() => import('./remove-webhook-panel.tsx'));

type Act = 'change' | 'renew' | 'remove';

/** The program that is told of emergencies, beside the mails to the contacts; what became of the latest alerts. */
export function WebhookSection() {
  const { t } = useTranslation();
  const may = useMay('auth.emergencies.write') === 'allowed';
  const [act, setAct] = useState<Act>();
  const webhook = useQuery(webhookQuery);
  const close = () => setAct(undefined);
  return (
    <Section
      title={t('emergencies.webhook.title')}
      aside={
        may && webhook.data ? (
          <SectionAct
            icon={Pencil}
            name={t(webhook.data.address === null ? 'emergencies.webhook.name' : 'emergencies.webhook.change')}
            onAct={() => setAct('change')}
          />
        ) : null
      }
    >
      <Loaded asked={webhook} lines={2}>
        {(shown) => <Shown webhook={shown} onAct={may ? setAct : undefined} />}
      </Loaded>
      <Suspense fallback={null}>
        {act === 'change' && webhook.data ? <WebhookPanel webhook={webhook.data} onClose={close} /> : null}
        {act === 'renew' ? <WebhookSecretPanel onClose={close} /> : null}
        {act === 'remove' ? <RemoveWebhookPanel onClose={close} /> : null}
      </Suspense>
    </Section>
  );
}

function Shown({ webhook, onAct }: { webhook: EmergencyWebhook; onAct: ((act: Act) => void) | undefined }) {
  const { t } = useTranslation();
  const { address, secret_made_at, deliveries } = webhook;
  return (
    <>
      {address === null ? (
        <NoRows>{t('emergencies.webhook.none')}</NoRows>
      ) : (
        <Facts
          facts={[
            { label: t('emergencies.webhook.address'), value: address },
            {
              label: t('emergencies.webhook.secretMadeAt'),
              value: secret_made_at === null ? null : <Moment at={secret_made_at} />,
            },
          ]}
        />
      )}
      {onAct === undefined || address === null ? null : (
        <div className="mt-3 flex flex-wrap gap-2">
          <TestButton />
          <Button onClick={() => onAct('renew')}>{t('emergencies.webhook.renew')}</Button>
          <Button onClick={() => onAct('remove')}>{t('emergencies.webhook.remove')}</Button>
        </div>
      )}
      {deliveries.length === 0 ? null : <DeliveryList deliveries={deliveries} />}
    </>
  );
}
