import { clsx } from 'clsx';
import type { PointerEvent } from 'react';

/**
 * The hairline under a percentage: what is, and beside it in another tone what will be. Dragging sets whole percents.
 * Hidden from assistive technology, which has the input itself.
 */
export function RolloutBar({ was, will, isOn, onDrag }: RolloutBarProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onDrag?.(Math.round(Math.min(1, Math.max(0, (event.clientX - left) / width)) * 100));
  };
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag(event);
  };
  return (
    <div
      aria-hidden
      className={clsx('group/bar relative h-2 max-sm:flex-1', onDrag && 'cursor-ew-resize touch-pan-y')}
      {...(onDrag && { onPointerDown: grab, onPointerMove: drag })}
    >
      <div className="absolute inset-x-0 top-0.5 h-[3px] overflow-hidden rounded-full bg-line">
        <div
          className={clsx('absolute inset-y-0 left-0', will < was ? LATER[tone(isOn)] : NOW[tone(isOn)])}
          style={{ width: `${was}%` }}
        />
        <div
          className={clsx('absolute inset-y-0', will < was ? NOW[tone(isOn)] : LATER[tone(isOn)])}
          style={will < was ? { left: 0, width: `${will}%` } : { left: `${was}%`, width: `${will - was}%` }}
        />
      </div>
      {onDrag && (
        <div
          className="absolute top-[-1.5px] size-2.5 -translate-x-1/2 rounded-full border-2 border-accent bg-surface opacity-0 transition-opacity group-hover/bar:opacity-100 pointer-coarse:opacity-100"
          style={{ left: `${will}%` }}
        />
      )}
    </div>
  );
}

const tone = (isOn: boolean) => (isOn ? 'on' : 'off');
const NOW = { on: 'bg-accent', off: 'bg-ink-faint' } as const;
const LATER = { on: 'bg-accent-half', off: 'bg-line-strong' } as const;

interface RolloutBarProps {
  was: number;
  will: number;
  isOn: boolean;
  onDrag?: ((percentage: number) => void) | undefined;
}
