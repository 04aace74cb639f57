import { useEffect } from 'react';

/**
 * j and k move the focus between the rows' links (Enter then follows one as ever), x selects the row in focus.
 * Only one such table stands on a page.
 */
export function useRowKeys(toggle: ((index: number) => void) | undefined): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
      const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
      if (event.key === 'j' || event.key === 'k') {
        event.preventDefault();
        links[Math.max(0, Math.min(links.length - 1, at + (event.key === 'j' ? 1 : -1)))]?.focus();
      }
      if (event.key === 'x' && at >= 0) toggle?.(at);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [toggle]);
}

/** Whether a key belongs to a text that is being written or to something open above the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog] *, [role=menu] *, [role=listbox] *',
    )
  );
}
