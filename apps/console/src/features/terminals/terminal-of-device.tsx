import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/asset-types.ts';
import { Loaded } from '../../problems/loaded.tsx';
import { useMay } from '../../session/access.ts';
import { useZone } from '../../time/zone.tsx';
import { zonedText } from '../../time/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { terminalsQuery } from './api/list-terminals.ts';
import { TerminalState } from './terminal-state.tsx';

const CodePanel = lazy(() => import('./code-panel.tsx'));
const RemovePanel = lazy(() => import('./remove-panel.tsx'));

/** Whether several people sign in at this device, and how it becomes such a terminal. */
export function TerminalOfDevice({ device }: { device: Device }) {
  const { t } = useTranslation();
  const zone = useZone();
  const may = useMay('auth.terminals.write') === 'allowed';
  const [doing, setDoing] = useState<'code' | 'remove' | null>(null);
  const list = useQuery(terminalsQuery(device.store_id));
  const terminal = list.data?.items.find(({ id }) => id === device.id);
  const possible = device.status === 'registered' || device.status === 'active';
  const close = () => setDoing(null);
  return (
    <Section title={t('terminals.one')}>
      <Loaded asked={list} lines={1}>
        {() => (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t pt-2">
            <p className="prose-line min-w-60 flex-1">
              {terminal ? (
                <>
                  <TerminalState terminal={terminal} />
                  <span className="block text-ink-2 text-small">
                    {t('terminals.since', { at: zonedText(terminal.enrolled_at, zone) })}
                  </span>
                </>
              ) : (
                t('terminals.notShared')
              )}
            </p>
            {may && terminal ? (
              <Button kind="quiet" onClick={() => setDoing('remove')}>
                {t('terminals.remove')}
              </Button>
            ) : null}
            {may && possible ? (
              <Button onClick={() => setDoing('code')}>
                <KeyRound aria-hidden strokeWidth={1.75} />
                {t(terminal ? 'terminals.issueAgain' : 'terminals.issue')}
              </Button>
            ) : null}
          </div>
        )}
      </Loaded>
      <Suspense fallback={null}>
        {doing === 'code' ? <CodePanel device={device} onClose={close} /> : null}
        {doing === 'remove' && terminal ? <RemovePanel terminal={terminal} onClose={close} /> : null}
      </Suspense>
    </Section>
  );
}
