import { clsx } from 'clsx';
import { ArrowRight, Check, CircleDashed, CircleSlash2 } from 'lucide-react';
import type { InstanceReach } from '@/lib/instances/reach-of';
import { duration, revisionName } from './reach-words';

/** One instance on the way from a revision to the next. As high before as after: nothing jumps. */
export function InstanceLine({ instance, from, to }: { instance: InstanceReach; from: number; to: number }) {
  const { name, state, ms, revision } = instance;
  const { icon: Icon, className } = LOOKS[state];
  const holds = state === 'holds';
  return (
    <li className="flex h-9 items-center gap-3 text-sm">
      <Icon aria-hidden className={clsx('size-4 shrink-0', className)} />
      <span className="min-w-0 flex-1 truncate font-mono">{name}</span>
      <span className="flex items-center gap-1.5 whitespace-nowrap font-mono">
        <span className={clsx('transition-colors', holds && 'text-ink-faint')}>
          {revisionName(holds ? from : (revision ?? from))}
        </span>
        <ArrowRight aria-hidden className={clsx('size-3 transition-opacity', !holds && 'opacity-0')} />
        <span className={clsx('font-semibold transition-opacity', !holds && 'opacity-0')} aria-hidden={!holds}>
          {revisionName(to)}
        </span>
      </span>
      <span className={clsx('w-24 text-right tabular-nums', className)}>{word(instance, ms)}</span>
    </li>
  );
}

function word({ state }: InstanceReach, ms: number | null): string {
  if (state === 'waiting') return 'waiting';
  if (state === 'silent') return 'silent';
  return ms === null ? 'started later' : duration(ms);
}

const LOOKS = {
  holds: { icon: Check, className: 'text-on' },
  waiting: { icon: CircleDashed, className: 'text-ink-muted' },
  silent: { icon: CircleSlash2, className: 'text-attention' },
} as const;
