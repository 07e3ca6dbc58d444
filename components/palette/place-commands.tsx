import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import type { PalettePlace } from './palette-place';

/** The pages, the other environments, and the keys: those that have the text in their name. */
export function PlaceCommands({ place, text, onShowKeys }: PlaceCommandsProps) {
  const isMeant = (words: string) => words.toLowerCase().includes(text.toLowerCase());
  const pages = place.pages.filter(({ label }) => isMeant(label));
  const others = place.environments.filter(({ name, isCurrent }) => !isCurrent && isMeant(`switch to ${name}`));
  const hasShortcuts = isMeant('shortcuts');
  return (
    <>
      {(pages.length > 0 || hasShortcuts) && (
        <PaletteGroup heading="Pages">
          {pages.map(({ label, href }) => (
            <Command.Item key={href} value={`page ${label}`} onSelect={() => goTo(href)} className={ITEM_CLASS}>
              {label}
            </Command.Item>
          ))}
          {hasShortcuts && (
            <Command.Item value="shortcuts" onSelect={onShowKeys} className={ITEM_CLASS}>
              Shortcuts
              <kbd aria-hidden className="ml-auto font-sans text-ink-muted text-xs">
                ?
              </kbd>
            </Command.Item>
          )}
        </PaletteGroup>
      )}
      {others.length > 0 && (
        <PaletteGroup heading="Environments">
          {others.map(({ name, href }) => (
            <Command.Item key={href} value={`environment ${name}`} onSelect={() => goTo(href)} className={ITEM_CLASS}>
              Switch to {name}
            </Command.Item>
          ))}
        </PaletteGroup>
      )}
    </>
  );
}

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

/** Goes as a link would, so that a page with unsaved changes asks first. */
export function goTo(href: string): void {
  window.location.assign(href);
}

export const ITEM_CLASS =
  'flex min-h-9 cursor-default items-center gap-3 rounded-sm px-2.5 text-sm data-[selected=true]:bg-sunken pointer-coarse:min-h-11';

interface PlaceCommandsProps {
  place: PalettePlace;
  text: string;
  onShowKeys: () => void;
}
