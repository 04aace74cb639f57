import { FlaskConical, Link2, Link2Off, Pencil, Play, RefreshCw, ShieldOff, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../api/auth-types.ts';
import { useMay } from '../../session/access.ts';
import { Button } from '../../ui/button.tsx';
import { ActionMenu, type MenuAction } from '../../ui/menu.tsx';
import type { ConnectionAct } from './connection-acts.tsx';

export type ConnectionDoing = 'edit' | 'test' | 'link' | ConnectionAct;

/** What can be done with a connection now; the next step stands first. */
export function ConnectionActions(props: { connection: Connection; onDo: (doing: ConnectionDoing) => void }) {
  const { connection, onDo } = props;
  const { t } = useTranslation();
  const may = useMay('auth.connections.write');
  if (may === 'never') return null;
  const off = may === 'past';
  const { status, settings, tested_at } = connection;
  const isDraft = status === 'draft' || status === 'tested';
  const ready = status !== 'active' && tested_at !== null;
  const act = (key: ConnectionDoing, icon: NonNullable<MenuAction['icon']>, danger = false): MenuAction => ({
    label: t(key === 'link' ? 'connections.linkTitle' : `connections.${key}`),
    icon,
    danger,
    onSelect: () => onDo(key),
  });
  return (
    <>
      <Button disabled={off} onClick={() => onDo('edit')}>
        <Pencil aria-hidden strokeWidth={1.75} />
        {t('connections.edit')}
      </Button>
      <Button kind={ready || status === 'active' ? 'plain' : 'primary'} disabled={off} onClick={() => onDo('test')}>
        <FlaskConical aria-hidden strokeWidth={1.75} />
        {t('connections.test')}
      </Button>
      {ready ? (
        <Button kind="primary" disabled={off} onClick={() => onDo('activate')}>
          <Play aria-hidden strokeWidth={1.75} />
          {t('connections.activate')}
        </Button>
      ) : null}
      <ActionMenu
        label={t('ui.otherActs')}
        disabled={off}
        actions={[
          ...(settings.protocol === 'saml' && settings.metadata_address !== null
            ? [act('readMetadata', RefreshCw)]
            : []),
          ...(isDraft ? [act('link', Link2), act('revokeLinks', Link2Off)] : []),
          ...(status === 'active' ? [act('suspend', ShieldOff, true)] : [act('remove', Trash2, true)]),
        ]}
      />
    </>
  );
}
