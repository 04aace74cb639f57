import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';
import { inputLook } from './surfaces.ts';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input type="text" autoComplete="off" {...rest} className={cn(inputLook, className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...rest} className={cn(inputLook, 'prose-line h-auto py-1.5', className)} />;
}
