import { Command } from 'cmdk';
import { flagHref, killHref } from '@/components/flags/table-query';
import { formatPercentage } from '@/lib/engine/percentage';
import type { FoundFlag } from './ask-flags';
import type { PaletteLine } from './palette-line';
import type { PalettePlace } from './palette-place';
import { goTo, ITEM_CLASS, PaletteGroup } from './place-commands';
import type { Found } from './use-found-flags';

/** What can be done with the flags that were found: with a percentage typed, set it; else go there, and kill or lift. */
export function FlagCommands({ place, found, set, onSet, onAskAgain }: FlagCommandsProps) {
  const address = { path: place.flagsPath, kept: { environment: place.environment } };
  if (found.status === 'failed') {
    return (
      <PaletteGroup heading="Flags">
        <Command.Item value="again" onSelect={onAskAgain} className={ITEM_CLASS}>
          The flags could not be read: no answer. Look again
        </Command.Item>
      </PaletteGroup>
    );
  }
  if (found.status === 'looking' && found.flags.length === 0) {
    return <Command.Loading className="px-2.5 py-2 text-ink-muted text-sm">Looking…</Command.Loading>;
  }
  if (set) {
    const live = found.flags.filter(({ archived }) => !archived);
    return (
      live.length > 0 && (
        <PaletteGroup heading={`In ${place.environment}`}>
          {live.map((flag) => (
            <SetCommand key={flag.key} flag={flag} set={set} onSet={onSet} />
          ))}
        </PaletteGroup>
      )
    );
  }
  const [best] = found.flags;
  if (!best) return null;
  return (
    <>
      <PaletteGroup heading="Flags">
        {found.flags.map((flag) => (
          <Command.Item
            key={flag.key}
            value={`go ${flag.key}`}
            onSelect={() => goTo(flagHref(address, flag.key))}
            className={ITEM_CLASS}
          >
            <span className="min-w-0 truncate font-mono">{flag.key}</span>
            <State flag={flag} />
          </Command.Item>
        ))}
      </PaletteGroup>
      <PaletteGroup heading={best.key}>
        {!best.archived && (
          <Command.Item
            value={`kill ${best.key}`}
            onSelect={() => goTo(killHref(address, best.key))}
            className={ITEM_CLASS}
          >
            <span className={best.killed ? undefined : 'text-kill'}>
              {best.killed ? 'Lift the kill of' : 'Kill'} <span className="font-mono">{best.key}</span>…
            </span>
          </Command.Item>
        )}
        <Command.Item
          value={`history ${best.key}`}
          onSelect={() => goTo(`${place.historyPath}&flag=${encodeURIComponent(best.key)}`)}
          className={ITEM_CLASS}
        >
          <span>
            History of <span className="font-mono">{best.key}</span>
          </span>
        </Command.Item>
      </PaletteGroup>
    </>
  );
}

function SetCommand({ flag, set, onSet }: { flag: FoundFlag; set: Setting; onSet: (flag: FoundFlag) => void }) {
  const isSo = flag.percentage === set.percentage;
  return (
    <Command.Item value={`set ${flag.key}`} disabled={isSo} onSelect={() => onSet(flag)} className={ITEM_CLASS}>
      <span>
        {isSo ? '' : 'Set '}
        <span className="font-mono">{flag.key}</span> {isSo ? 'is at' : 'to'} {formatPercentage(set.percentage)}%
        {isSo ? ' already' : set.note && <span className="text-ink-muted"> · {set.note}</span>}
      </span>
      <State flag={flag} />
    </Command.Item>
  );
}

function State({ flag: { enabled, killed, archived, percentage } }: { flag: FoundFlag }) {
  const words = archived ? 'archived' : killed ? 'killed' : enabled ? `${formatPercentage(percentage)}%` : 'off';
  return <span className="ml-auto shrink-0 text-ink-muted tabular-nums">{words}</span>;
}

type Setting = NonNullable<PaletteLine['set']>;

interface FlagCommandsProps {
  place: PalettePlace;
  found: Found;
  set: PaletteLine['set'];
  onSet: (flag: FoundFlag) => void;
  onAskAgain: () => void;
}
