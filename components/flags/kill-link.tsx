'use client'; // Looks at whether edits are pending: an incident must neither wait for them nor lose them.

import { clsx } from 'clsx';
import type { EditStore } from './edit-store';
import type { TableFlag } from './table-flag';
import { useEditing } from './use-editing';

/** The way from a row to the page that kills its flag or lifts it: one press, and the key's field has the focus. */
export function KillLink({ flag, href, store }: { flag: TableFlag; href: string; store: EditStore }) {
  const hasEdits = useEditing(store, ({ edits }) => edits.size > 0);
  return (
    <a
      href={href}
      // In a tab of its own while edits are not saved: leaving the page would ask about them first.
      {...(hasEdits && { target: '_blank', rel: 'noopener' })}
      className={clsx(
        'inline-flex h-7 items-center text-xs hover:underline pointer-coarse:h-11',
        flag.killedBy ? 'text-accent-strong' : 'text-kill',
      )}
    >
      {flag.killedBy ? 'Lift' : 'Kill'}
      <span className="sr-only"> {flag.key}</span>
    </a>
  );
}
