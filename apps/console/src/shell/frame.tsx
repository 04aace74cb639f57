import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmergencyBar } from '../features/emergencies/emergency-bar.tsx';
import { useSession } from '../session/session.ts';
import { ZoneProvider } from '../time/zone.tsx';
import { AsOfBar } from './as-of-bar.tsx';
import { OfflineBar } from './offline-bar.tsx';
import { Rail } from './rail.tsx';
import { useShellKeys } from './shell-keys.ts';
import { TopBar } from './top-bar.tsx';

const Palette = lazy(() => import('./palette.tsx'));
const KeyList = lazy(() => import('./key-list.tsx'));

/** What stands around every page: the past's bar, the top bar, the rail; search and keys above it. */
export function Frame() {
  const { t } = useTranslation();
  const { tenant } = useSession();
  const [above, setAbove] = useState<'palette' | 'keys' | null>(null);
  useShellKeys(setAbove);
  return (
    <ZoneProvider zone={tenant.timezone}>
      <div className="flex h-dvh flex-col">
        <a
          href="#main"
          className="absolute left-2 z-50 -translate-y-20 rounded-md bg-accent-fill px-3 py-1.5 text-on-fill focus:translate-y-2"
        >
          {t('shell.skip')}
        </a>
        <AsOfBar />
        <OfflineBar />
        <EmergencyBar />
        <TopBar onSearch={() => setAbove('palette')} onKeys={() => setAbove('keys')} />
        <div className="flex min-h-0 flex-1">
          <aside className="w-50 shrink-0 overflow-y-auto border-line border-r bg-sunken max-md:hidden">
            <Rail />
          </aside>
          <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col overflow-hidden outline-none">
            <Outlet />
          </main>
        </div>
        <Suspense fallback={null}>
          {above === 'palette' ? <Palette onClose={() => setAbove(null)} /> : null}
          {above === 'keys' ? <KeyList onClose={() => setAbove(null)} /> : null}
        </Suspense>
      </div>
    </ZoneProvider>
  );
}
