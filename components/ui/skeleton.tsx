import { clsx } from 'clsx';

/** A place that something will take: the true size, and nothing that moves. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={clsx('block rounded-sm bg-sunken', className)} />;
}
