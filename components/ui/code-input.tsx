import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { Input } from './input';

/** An input for what a machine reads: keys, ids and numbers, which no browser should correct. */
export function CodeInput({ className, ...rest }: ComponentProps<typeof Input>) {
  return <Input autoComplete="off" spellCheck={false} className={clsx('font-mono', className)} {...rest} />;
}
