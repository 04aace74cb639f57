import { useTranslation } from 'react-i18next';
import type { CertificateAuthority } from '../../api/asset-types.ts';
import { cn } from '../../ui/class-names.ts';

/** 発行中: an authority is not active, it issues or it does not. */
export function AuthorityState({ authority: { status } }: { authority: CertificateAuthority }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={cn('size-2 rounded-full', status === 'active' ? 'bg-done' : 'bg-ink-3')} />
      {t(`authorities.state.${status}`)}
    </span>
  );
}
