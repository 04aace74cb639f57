import { Dialog } from '@base-ui/react/dialog';
import { Menu, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../ui/button.tsx';
import { cn } from '../ui/class-names.ts';
import { Rail } from './rail.tsx';

/** The rail on a narrow screen: behind a button. */
export function RailDrawer() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label={t('shell.menu')}
        className={cn(buttonLook({ kind: 'quiet', square: true }), 'md:hidden')}
      >
        <Menu />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-40 w-60 border-line border-r bg-sunken outline-none">
          <div className="flex h-12 items-center justify-between px-4">
            <Dialog.Title className="text-base">{t('shell.menu')}</Dialog.Title>
            <Dialog.Close aria-label={t('ui.close')} className={buttonLook({ kind: 'quiet', square: true })}>
              <X />
            </Dialog.Close>
          </div>
          <Rail onGo={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
