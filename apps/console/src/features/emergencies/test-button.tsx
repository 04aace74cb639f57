import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../problems/form-problem.tsx';
import { Button } from '../../ui/button.tsx';
import { testWebhook } from './api/test-webhook.ts';
import { DeliveryState } from './delivery-list.tsx';

/** Sends a test alert and says what became of it. */
export function TestButton() {
  const { t } = useTranslation();
  const testing = useMutation({ mutationFn: testWebhook });
  return (
    <>
      <div role="status" className="w-full empty:hidden">
        {testing.data ? <DeliveryState delivery={testing.data} /> : <FormProblem error={testing.error} />}
      </div>
      <Button disabled={testing.isPending} onClick={() => testing.mutate()}>
        {t(testing.isPending ? 'emergencies.webhook.testing' : 'emergencies.webhook.test')}
      </Button>
    </>
  );
}
