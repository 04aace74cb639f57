import { Toast as Base } from '@base-ui/react/toast';
import { Check, CircleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from './button.tsx';
import { cn } from './class-names.ts';
import { surface } from './surfaces.ts';

/** Says what just happened: `toast.add({ title })`; `type: 'error'` for what did not. */
export function useToast() {
  return Base.useToastManager();
}

export function Toasts() {
  const { t } = useTranslation();
  const { toasts } = Base.useToastManager();
  return (
    <Base.Portal>
      <Base.Viewport className="fixed bottom-16 left-1/2 z-50 flex w-80 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2">
        {toasts.map((toast) => (
          <Base.Root
            key={toast.id}
            toast={toast}
            className={cn(surface, 'flex items-center gap-2 px-3 py-2 data-limited:hidden')}
          >
            {toast.type === 'error' ? (
              <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
            ) : (
              <Check aria-hidden className="size-4 shrink-0 text-done" />
            )}
            <Base.Content className="min-w-0 flex-1">
              <Base.Title className="prose-line font-normal text-base" />
              <Base.Description className="text-ink-2 text-small" />
            </Base.Content>
            {toast.actionProps ? <Base.Action className={buttonLook({ kind: 'quiet' })} /> : null}
            <Base.Close aria-label={t('ui.close')} className={buttonLook({ kind: 'quiet', square: true })}>
              <X />
            </Base.Close>
          </Base.Root>
        ))}
      </Base.Viewport>
    </Base.Portal>
  );
}
