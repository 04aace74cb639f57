import { useEffect } from 'react';

/** What the browser's tab and history call this page; a part of a page leaves it. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Kiban`;
  }, [title]);
}
