import { useEffect, useRef } from 'react';
import type { ReviewItem } from '../../api/types.ts';
import { isTyping } from '../../ui/data-table/row-keys.ts';
import type { Attestation } from './api/attest-items.ts';

/** y keeps and r revokes the row in focus, after which the next one has it; j and k move, as in every list. */
export function useAttestKeys(
  rows: readonly ReviewItem[] | undefined,
  act: (items: readonly ReviewItem[], attestation: Attestation) => void,
): void {
  const latest = useRef({ rows, act });
  latest.current = { rows, act };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (event.key !== 'y' && event.key !== 'r') return;
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
      const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
      const item = latest.current.rows?.[at];
      if (item === undefined) return;
      event.preventDefault();
      latest.current.act([item], event.key === 'y' ? 'keep' : 'revoke');
      if (event.key === 'y') links[at + 1]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
