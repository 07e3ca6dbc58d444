import { EmptyState } from '@/components/ui/empty-state';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import { Time } from '@/components/ui/time';

export interface AuditEntry {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly environment: string | null;
  readonly flag: string | null;
  readonly source: string;
  readonly note: string;
  readonly before: unknown;
  readonly after: unknown;
}

const CELL = 'block pr-4 align-top last:pr-0 sm:table-cell sm:border-line sm:border-b sm:py-2';

/** Entries of every chain as they are kept, newest first: for reading, not for changing. */
export function AuditTable({ entries, now }: { entries: readonly AuditEntry[]; now: number }) {
  if (entries.length === 0) {
    return <EmptyState title="Nothing like that">No entry fits. Ask for less, or for other days.</EmptyState>;
  }
  return (
    <table {...TABLE_ROLES.table} className="block w-full border-line border-t sm:table">
      <caption className="sr-only">Entries</caption>
      <thead {...TABLE_ROLES.group} className="hidden text-left text-ink-muted text-sm sm:table-header-group">
        <tr {...TABLE_ROLES.row}>
          {['When', 'Who', 'What', 'Where', 'Change'].map((name) => (
            <th key={name} {...TABLE_ROLES.head} scope="col" className="h-9 border-line border-b pr-4 font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...TABLE_ROLES.group} className="block sm:table-row-group">
        {entries.map(({ id, at, who, action, environment, flag, source, note, before, after }) => (
          <tr
            key={id}
            {...TABLE_ROLES.row}
            className="block border-line border-b py-2 text-sm sm:table-row sm:border-none"
          >
            <td {...TABLE_ROLES.cell} className={`${CELL} text-ink-muted`}>
              <Time at={at} now={now} />
            </td>
            <td {...TABLE_ROLES.cell} className={CELL}>
              {who} <span className="text-ink-muted">{source}</span>
            </td>
            <td {...TABLE_ROLES.cell} className={`${CELL} font-mono`}>
              {action}
            </td>
            <td {...TABLE_ROLES.cell} className={CELL}>
              {environment ?? <span className="text-ink-muted">access</span>}
              {flag !== null && <span className="block break-all font-mono">{flag}</span>}
            </td>
            <td {...TABLE_ROLES.cell} className={`${CELL} max-w-prose`}>
              {note !== '' && <span className="block">“{note}”</span>}
              {(before !== null || after !== null) && (
                <details>
                  <summary className="w-fit cursor-pointer text-ink-muted">Before and after</summary>
                  <pre className="max-h-60 overflow-auto whitespace-pre-wrap break-all text-xs">
                    {`− ${JSON.stringify(before)}\n+ ${JSON.stringify(after)}`}
                  </pre>
                </details>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
