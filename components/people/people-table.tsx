import type { ComponentProps } from 'react';
import { Badge } from '@/components/ui/badge';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import { Time } from '@/components/ui/time';
import { FirstId } from './first-id';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'member';
  /** ISO */
  readonly createdAt: string;
  readonly first: ComponentProps<typeof FirstId>['first'];
}

/** Everybody who can sign in, and what they may do. */
export function PeopleTable({ people, selfId, now, erase }: PeopleTableProps) {
  return (
    <table {...TABLE_ROLES.table} className="block w-full border-line border-t sm:table">
      <caption className="sr-only">Accounts</caption>
      <thead {...TABLE_ROLES.group} className="hidden text-left text-ink-muted text-sm sm:table-header-group">
        <tr {...TABLE_ROLES.row}>
          {['Name', 'E-mail address', 'May', 'Account', 'Since', 'First id'].map((name) => (
            <th
              key={name}
              {...TABLE_ROLES.head}
              scope="col"
              className="h-9 border-line border-b pr-4 font-medium last:pr-0"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...TABLE_ROLES.group} className="block sm:table-row-group">
        {people.map(({ id, name, email, role, createdAt, first }) => (
          <tr
            key={id}
            {...TABLE_ROLES.row}
            className="block border-line border-b py-2 text-sm sm:table-row sm:h-(--row-height)"
          >
            <td {...TABLE_ROLES.cell} className="block pr-4 font-medium sm:table-cell sm:border-line sm:border-b">
              {name} {id === selfId && <Badge>You</Badge>}
            </td>
            <td
              {...TABLE_ROLES.cell}
              className="block break-all pr-4 text-ink-muted sm:table-cell sm:border-line sm:border-b"
            >
              {email}
            </td>
            <td {...TABLE_ROLES.cell} className="block pr-4 sm:table-cell sm:border-line sm:border-b">
              {MAY[role]}
            </td>
            <td
              {...TABLE_ROLES.cell}
              className="block pr-4 font-mono text-ink-muted sm:table-cell sm:border-line sm:border-b"
            >
              <span className="sm:sr-only">Account </span>
              {id}
            </td>
            <td {...TABLE_ROLES.cell} className="block pr-4 text-ink-muted sm:table-cell sm:border-line sm:border-b">
              <Time at={createdAt} now={now} />
            </td>
            <td {...TABLE_ROLES.cell} className="block sm:table-cell sm:border-line sm:border-b">
              <FirstId account={id} name={name} first={first} now={now} erase={erase} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MAY = { admin: 'Admin: changes flags', member: 'Member: signs in' } as const;

interface PeopleTableProps {
  people: readonly Person[];
  /** Whoever is looking. */
  selfId: number;
  /** The server's clock, ms. */
  now: number;
  erase: ComponentProps<typeof FirstId>['erase'];
}
