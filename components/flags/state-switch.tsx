import { clsx } from 'clsx';

/** On or off, at once: a submit button of the table's form that asks for the other state. */
export function StateSwitch({ flagKey, isOn, isBusy }: { flagKey: string; isOn: boolean; isBusy: boolean }) {
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
          isOn ? 'border-on bg-on' : 'border-line-strong bg-sunken group-hover/switch:border-ink-faint',
        )}
      >
        <span
          className={clsx(
            'absolute top-0.5 size-2.5 rounded-full transition-[left]',
            isOn ? 'left-3.5 bg-surface' : 'left-0.5 bg-ink-faint',
          )}
        />
      </span>
      <span className="sr-only">{flagKey}</span>
      <span aria-hidden className={isOn ? 'font-medium text-on' : 'text-ink-muted'}>
        {isOn ? 'On' : 'Off'}
      </span>
    </button>
  );
}
