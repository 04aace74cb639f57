/** Whether one instant lies before another, both canonical (`canonicalTime`). A JavaScript Date would cut their microseconds. */
export function isBefore(one: string, other: string): boolean {
  return ordered(one) < ordered(other);
}

function ordered(instant: string): string {
  return `${instant.slice(0, 19)}.${instant.slice(20, -1).padEnd(6, '0')}`;
}
