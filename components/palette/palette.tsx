'use client'; // Opens at a key, from wherever one is.

import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SaveAction } from '@/components/flags/save-state';
import { useModifierKey } from '@/components/ui/use-modifier-key';
import { KeyList } from './key-list';
import { PaletteCommands } from './palette-commands';
import type { PalettePlace } from './palette-place';

/** The way to everything by keyboard: ⌘K, or its button. `?` lists the keys. */
export function Palette({ place, save }: { place: PalettePlace; save: SaveAction }) {
  const palette = useRef<HTMLDialogElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const modifier = useModifierKey();
  // Made anew each time it opens: it remembers nothing of the last time.
  const [opened, setOpened] = useState(0);

  const open = () => {
    keys.current?.close();
    if (palette.current?.open) return;
    setOpened((times) => times + 1);
    palette.current?.showModal();
  };
  const showKeys = () => {
    palette.current?.close();
    keys.current?.showModal();
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open();
    } else if (event.key === '?' && !isTyping(event.target) && !keys.current?.open) {
      event.preventDefault();
      showKeys();
    }
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);

  return (
    <>
      <button
        type="button"
        title={`Go to a flag, or do something (${modifier} K)`}
        onClick={open}
        className="flex h-9 items-center gap-2.5 rounded-md border border-line px-2.5 text-ink-muted text-sm hover:border-line-strong hover:text-ink sm:max-xl:justify-center noscript:hidden pointer-coarse:h-11"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="max-xl:sr-only">Go to…</span>
        <kbd aria-hidden className="ml-auto font-sans text-xs max-xl:hidden">
          {modifier} K
        </kbd>
      </button>
      <dialog ref={palette} aria-label="Command palette" className={`${DIALOG} top-[12vh] w-160`}>
        {opened > 0 && (
          <PaletteCommands
            key={opened}
            place={place}
            save={save}
            onShowKeys={showKeys}
            onClose={() => palette.current?.close()}
          />
        )}
      </dialog>
      <dialog ref={keys} aria-labelledby="shortcuts-title" className={`${DIALOG} top-[12vh] w-112 p-5`}>
        <KeyList modifier={modifier} />
      </dialog>
    </>
  );
}

const DIALOG =
  'mx-auto mt-0 max-h-[76vh] max-w-[calc(100vw-2rem)] overflow-hidden rounded-md border border-line bg-raised text-ink shadow-float backdrop:bg-ink/20';

function isTyping(target: EventTarget | null): boolean {
  // A field keeps the focus for a moment after what it stands in has closed.
  if (!(target instanceof HTMLElement) || !target.checkVisibility()) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
