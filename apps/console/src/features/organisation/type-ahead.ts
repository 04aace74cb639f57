import { useRef } from 'react';

const PAUSE = 600; // milliseconds after which typing begins anew

/** What has been typed in quick succession, the key included; '' for a key that writes nothing. */
export function useTypeAhead(): (key: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (key) => {
    if ([...key].length !== 1 || key === ' ' || key === '*') return '';
    const now = performance.now();
    const text = now - typed.current.at < PAUSE ? typed.current.text + key : key;
    typed.current = { text, at: now };
    return text;
  };
}
