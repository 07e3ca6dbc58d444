import { Badge } from '@/components/ui/badge';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** What they may do, in words. */
  readonly may: string;
  readonly isDisabled: boolean;
  /** ISO */
  readonly createdAt: string;
  readonly href: string;
}

const CELL = 'block pr-4 last:pr-0 sm:table-cell sm:border-line sm:border-b';

/** Everybody who can sign in, and what they may do. */
export function PeopleTable({ people, selfId, now }: PeopleTableProps) {
  return (
    <table {...TABLE_ROLES.table} className="block w-full border-line border-t sm:table">
      <caption className="sr-only">Accounts</caption>
      <thead {...TABLE_ROLES.group} className="hidden text-left text-ink-muted text-sm sm:table-header-group">
        <tr {...TABLE_ROLES.row}>
          {['Name', 'E-mail address', 'May', 'Account', 'Since'].map((name) => (
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
        {people.map(({ id, name, email, may, isDisabled, createdAt, href }) => (
          <tr
            key={id}
            {...TABLE_ROLES.row}
            className="block border-line border-b py-2 text-sm sm:table-row sm:h-(--row-height)"
          >
            <td {...TABLE_ROLES.cell} className={`${CELL} font-medium`}>
              <TextLink href={href}>{name}</TextLink> {id === selfId && <Badge>You</Badge>}
              {isDisabled && <Badge>Disabled</Badge>}
            </td>
            <td {...TABLE_ROLES.cell} className={`${CELL} break-all text-ink-muted`}>
              {email}
            </td>
            <td {...TABLE_ROLES.cell} className={CELL}>
              {may}
            </td>
            <td {...TABLE_ROLES.cell} className={`${CELL} font-mono text-ink-muted`}>
              <span className="sm:sr-only">Account </span>
              {id}
            </td>
            <td {...TABLE_ROLES.cell} className={`${CELL} text-ink-muted`}>
              <Time at={createdAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PeopleTableProps {
  people: readonly Person[];
  /** Whoever is looking. */
  selfId: number;
  /** The server's clock, ms. */
  now: number;
}
