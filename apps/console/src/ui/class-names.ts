import { type ClassValue, clsx } from 'clsx';

/** Joins class names. It resolves no conflicts: one property has one owner, see the variants of Button. */
export function cn(...values: ClassValue[]): string {
  return clsx(values);
}
