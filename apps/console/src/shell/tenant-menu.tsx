import { Building2, ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { signInAddress, useSession } from '../session/session.ts';
import { ChoiceMenu } from '../ui/menu.tsx';

const look = 'flex h-8 min-w-0 items-center gap-2 rounded-md px-2 md:w-full';

/** Whose data this is. Switching signs in there, silently where that is possible, and begins at its first page. */
export function TenantMenu() {
  const { t } = useTranslation();
  const { tenant, tenants } = useSession();
  const content = (
    <>
      <span aria-hidden className="grid size-5 shrink-0 place-items-center rounded-sm bg-ink text-canvas">
        <Building2 className="size-3" />
      </span>
      <span className="truncate font-strong max-sm:sr-only">{tenant.name}</span>
    </>
  );
  return (
    <div className="flex h-full shrink-0 items-center md:w-50 md:px-2">
      {tenants.length < 2 ? (
        <span className={look}>{content}</span>
      ) : (
        <ChoiceMenu
          trigger={
            <button
              type="button"
              aria-label={`${t('shell.tenant')}: ${tenant.name}`}
              className={`${look} hover:bg-hover`}
            >
              {content}
              <ChevronsUpDown aria-hidden className="ml-auto size-3.5 shrink-0 text-ink-3" />
            </button>
          }
          value={tenant.code}
          choices={tenants.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => {
            // a page of one tenant means nothing in another
            if (code !== tenant.code) window.location.assign(signInAddress(code, '/'));
          }}
        />
      )}
    </div>
  );
}
