import { clsx } from 'clsx';

const PRESETS = ['0', '5', '10', '25', '50', '100'];

/** The usual steps of a rollout, for a pointer: out of the Tab order, because the keyboard is already in the input. */
export function PresetStrip({ typed, onChoose, className }: PresetStripProps) {
  return (
    <div className={clsx(className, 'gap-0.5')}>
      {PRESETS.map((preset) => (
        <button
          key={preset}
          type="button"
          tabIndex={-1}
          // The press must not take the focus out of the input.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(preset)}
          className={clsx(
            'h-6 min-w-7 rounded-sm border px-1 font-mono text-xs pointer-coarse:h-11 pointer-coarse:min-w-11',
            preset === typed
              ? 'border-accent text-accent-strong'
              : 'border-line text-ink-muted hover:border-line-strong',
          )}
        >
          {preset}
          <span className="sr-only">%</span>
        </button>
      ))}
    </div>
  );
}

interface PresetStripProps {
  typed: string;
  onChoose: (preset: string) => void;
  className: string;
}
