import { createContext, type ReactNode, use } from 'react';
import { zonedText } from './zoned.ts';

const Zone = createContext('UTC');

export function ZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <Zone value={zone}>{children}</Zone>;
}

/** The tenant's time zone: everything a page shows is in it. */
export function useZone(): string {
  return use(Zone);
}

/** `2026-04-01 09:30` in the tenant's zone. */
export function Moment({ at, className }: { at: string; className?: string }) {
  return (
    <time dateTime={at} className={className}>
      {zonedText(at, useZone())}
    </time>
  );
}
