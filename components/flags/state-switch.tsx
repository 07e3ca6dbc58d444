import { clsx } from 'clsx';

/**
 * On or off, at once: a submit button of the table's form that asks for the other state. While the flag is killed it is
 * not in force, and colourless.
 */
export function StateSwitch({ flagKey, isOn, isInForce, isBusy }: StateSwitchProps) {
  return (
    <button
      type="submit"
      name="switch"
      value={`${flagKey}:${isOn ? 'off' : 'on'}`}
      role="switch"
      aria-checked={isOn}
      aria-busy={isBusy}
      title={isOn ? `Switch ${flagKey} off` : `Switch ${flagKey} on`}
      className="group/switch inline-flex h-7 items-center gap-2 rounded-md text-sm pointer-coarse:h-11 pointer-coarse:min-w-11"
    >
      <span
        aria-hidden
        className={clsx(
          'relative h-4 w-7 shrink-0 rounded-full border transition-colors',
          isOn && isInForce ? 'border-on bg-on' : 'border-line-strong bg-sunken group-hover/switch:border-ink-faint',
        )}
      >
        <span
          className={clsx(
            'absolute top-0.5 size-2.5 rounded-full transition-[left]',
            isOn ? 'left-3.5' : 'left-0.5',
            isOn && isInForce ? 'bg-surface' : 'bg-ink-faint',
          )}
        />
      </span>
      <span className="sr-only">{flagKey}</span>
      <span aria-hidden className={isOn && isInForce ? 'font-medium text-on' : 'text-ink-muted'}>
        {isOn ? 'On' : 'Off'}
      </span>
    </button>
  );
}

interface StateSwitchProps {
  flagKey: string;
  isOn: boolean;
  /** False while the flag is killed, switched on or not. */
  isInForce: boolean;
  isBusy: boolean;
}
