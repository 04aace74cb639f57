import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from './button.tsx';

export interface SidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The form: given as children with its own submit; `footer` holds its buttons (they name the form by `form`). */
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** Where things are edited: beside the page, which stays in sight. Escape closes it; focus returns to where it was. */
export function SidePanel({ title, onClose, children, footer }: SidePanelProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil/50" />
        <Dialog.Popup className="fixed inset-y-0 right-0 z-40 flex w-110 max-w-full flex-col border-line border-l bg-canvas shadow-float outline-none">
          <div className="flex h-12 shrink-0 items-center justify-between border-line border-b px-4">
            <Dialog.Title className="text-base">{title}</Dialog.Title>
            <Dialog.Close aria-label={t('ui.close')} className={buttonLook({ kind: 'quiet', square: true })}>
              <X />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          {footer ? <div className="flex justify-end gap-2 border-line border-t p-3">{footer}</div> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
