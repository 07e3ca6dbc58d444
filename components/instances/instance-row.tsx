import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { revisionName } from '@/components/reach/reach-words';
import { Badge } from '@/components/ui/badge';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import type { ReportedInstance } from '@/lib/instances/instances-report';
import { age } from './age-words';
import { busOf, confirmedOf, lagOf, type Said, stateOf } from './instance-words';

/** One instance. Of one that is gone, what it told last is shown without claiming that it still holds. */
export function InstanceRow({ instance, pollSeconds }: { instance: ReportedInstance; pollSeconds: number }) {
  const { name, version, held, lastError, startedMsAgo, state } = instance;
  const isHere = state === 'here';
  const confirmed = confirmedOf(instance);
  return (
    <tr
      {...TABLE_ROLES.row}
      className={clsx('block border-line border-b py-3 text-sm lg:table-row lg:h-11', !isHere && 'text-ink-muted')}
    >
      <Cell>
        <span className="break-all font-medium font-mono">{name}</span>
      </Cell>
      <Cell label="State">
        <Badge meaning={stateOf(instance).meaning}>{stateOf(instance).text}</Badge>
      </Cell>
      <Cell label="Holds">
        <span>
          {held && <span className="mr-2 whitespace-nowrap font-mono">{revisionName(held.revision)}</span>}
          <Lag said={lagOf(instance)} isHere={isHere} />
        </span>
      </Cell>
      <Cell label="Confirmed">{confirmed && <Lag said={confirmed} isHere={isHere} />}</Cell>
      <Cell label="Told by">{busOf(instance, pollSeconds)}</Cell>
      <Cell label="Last error">
        {lastError ? (
          <>
            {lastError.what} <span className="whitespace-nowrap text-ink-muted">{age(lastError.msAgo)} ago</span>
          </>
        ) : (
          <span className="text-ink-muted">none</span>
        )}
      </Cell>
      <Cell label="Build">
        <span className="font-mono">{version}</span>
      </Cell>
      <Cell label="Started">
        <span className="whitespace-nowrap text-ink-muted">{age(startedMsAgo)} ago</span>
      </Cell>
    </tr>
  );
}

function Lag({ said: { text, meaning }, isHere }: { said: Said; isHere: boolean }) {
  return meaning === 'attention' && isHere ? (
    <Badge meaning={meaning}>{text}</Badge>
  ) : (
    <span className="text-ink-muted">{text}</span>
  );
}

function Cell({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <td
      {...TABLE_ROLES.cell}
      className="flex gap-3 py-0.5 last:pr-0 lg:table-cell lg:border-line lg:border-b lg:py-2 lg:pr-4 lg:align-middle"
    >
      {label && <span className="w-24 shrink-0 text-ink-muted lg:hidden">{label}</span>}
      <span className="min-w-0">{children}</span>
    </td>
  );
}
