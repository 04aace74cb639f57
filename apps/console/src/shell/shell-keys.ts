import { useEffect } from 'react';
import { isTyping } from '../ui/data-table/row-keys.ts';

/** `/` and Ctrl-K open the search, `?` the list of keys. */
export function useShellKeys(open: (what: 'palette' | 'keys') => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (command || (plain && event.key === '/')) {
        event.preventDefault();
        open('palette');
      } else if (plain && event.key === '?') open('keys');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);
}
