import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../forms/act-panel.tsx';
import { useRepeatable } from '../../forms/use-repeatable.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { claimDomain } from './api/claim-domain.ts';
import { ConnectionSelect } from './connection-select.tsx';

/** Says that a domain is the company's; the DNS has to say so, too. */
export default function ClaimPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const go = useNavigate();
  const repeatable = useRepeatable();
  const [domain, setDomain] = useState('');
  const [connectionId, setConnectionId] = useState<string | null>(null);
  return (
    <ActPanel
      title={t('domains.addTitle')}
      act={t('domains.add')}
      missing={domain.trim() === '' ? t('domains.missing') : undefined}
      run={(reason) =>
        repeatable((key) => claimDomain({ domain: domain.trim(), connection_id: connectionId, reason }, key)).then(
          ({ id }) => go({ to: '/settings/domains/$domainId', params: { domainId: id } }),
        )
      }
      onDone={() => {
        toast.add({ title: t('domains.added') });
        onClose();
      }}
      onClose={onClose}
    >
      <Field label={t('domains.domain')} required help={t('domains.domainHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={253}
            spellCheck={false}
            placeholder="example.co.jp"
            value={domain}
            onChange={({ target }) => setDomain(target.value)}
          />
        )}
      </Field>
      <Field label={t('domains.signsInBy')} help={t('domains.signsInByHelp')}>
        {(control) => <ConnectionSelect control={control} value={connectionId} onChange={setConnectionId} />}
      </Field>
    </ActPanel>
  );
}
