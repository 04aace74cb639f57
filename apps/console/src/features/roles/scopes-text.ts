import { useTranslation } from 'react-i18next';
import type { Scope } from './placed.ts';

/** What a role can be given for, in words. */
export function useScopesText(): (scopes: readonly Scope[]) => string {
  const { t, i18n } = useTranslation();
  return (scopes) => scopes.map((scope) => t(`roles.scope.${scope}`)).join(i18n.language === 'ja' ? '・' : ', ');
}
