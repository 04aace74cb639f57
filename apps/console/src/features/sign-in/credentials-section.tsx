import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential } from '../../api/auth-types.ts';
import type { User } from '../../api/types.ts';
import { useMay } from '../../session/access.ts';
import { Moment } from '../../time/zone.tsx';
import { Button } from '../../ui/button.tsx';
import { SectionRows } from '../../ui/page.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { credentialsQuery } from './api/list-credentials.ts';
import { methodText } from './method-text.ts';

const RemoveCredentialPanel = lazy(() => import('./remove-credential-panel.tsx'));

/** What somebody signs in with in this company. */
export function CredentialsSection({ user }: { user: User }) {
  const { t } = useTranslation();
  const may = useMay('auth.credentials.write') === 'allowed';
  const [removing, setRemoving] = useState<Credential | null>(null);
  const list = useQuery(credentialsQuery(user.id));
  return (
    <>
      <ListSection title={t('signIn.credentials.title')} list={list} none={t('signIn.credentials.none')}>
        {(credentials) => (
          <SectionRows>
            {credentials.map((credential) => (
              <Row
                key={credential.id}
                credential={credential}
                onRemove={may && credential.vouched_by === 'tenant' ? () => setRemoving(credential) : undefined}
              />
            ))}
          </SectionRows>
        )}
      </ListSection>
      <Suspense fallback={null}>
        {removing ? (
          <RemoveCredentialPanel user={user} credential={removing} onClose={() => setRemoving(null)} />
        ) : null}
      </Suspense>
    </>
  );
}

function Row({ credential, onRemove }: { credential: Credential; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { type, name, added_at, last_used_at, must_change, codes_left, vouched_by } = credential;
  const method = methodText(t, type);
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-b py-1">
      <span>
        {method}
        {name === null ? null : <span className="text-ink-2"> {name}</span>}
      </span>
      {must_change ? <span className="text-attention text-small">{t('signIn.credentials.mustChange')}</span> : null}
      {codes_left === null ? null : (
        <span className={codes_left < 3 ? 'text-attention text-small' : 'text-ink-2 text-small'}>
          {t('signIn.credentials.codesLeft', { n: codes_left })}
        </span>
      )}
      {vouched_by === 'operator' ? (
        <span className="text-ink-2 text-small">{t('signIn.credentials.byOperator')}</span>
      ) : null}
      <span className="ml-auto text-ink-3 text-small">
        {t(last_used_at === null ? 'signIn.credentials.added' : 'signIn.credentials.used')}{' '}
        <Moment at={last_used_at ?? added_at} />
      </span>
      {onRemove ? (
        <Button
          kind="quiet"
          className="-mr-3"
          aria-label={t('signIn.credentials.removeOf', { method })}
          onClick={onRemove}
        >
          {t('signIn.credentials.remove')}
        </Button>
      ) : null}
    </li>
  );
}
