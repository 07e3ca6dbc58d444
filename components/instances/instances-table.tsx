import { clsx } from 'clsx';
import { TABLE_ROLES } from '@/components/ui/table-roles';
import type { InstancesReport } from '@/lib/instances/instances-report';
import { InstanceRow } from './instance-row';

/** Each as wide as it ever gets, so that nothing moves when an instance falls silent. */
const COLUMNS = [
  { name: 'Instance', className: 'w-[16%]' },
  { name: 'State', className: 'w-[12%]' },
  { name: 'Holds', className: 'w-[14%]' },
  { name: 'Confirmed', className: 'w-[9%]' },
  { name: 'Told by', className: 'w-[13%]' },
  { name: 'Last error', className: '' },
  { name: 'Build', className: 'w-[13%]' },
  { name: 'Started', className: 'w-[9%]' },
] as const;

/** A row for each instance; under 1024 px a card. */
export function InstancesTable({ report, pollSeconds, isOld }: InstancesTableProps) {
  return (
    <table
      {...TABLE_ROLES.table}
      className={clsx('block w-full table-fixed border-line border-t lg:table', isOld && 'text-ink-muted')}
    >
      <caption className="sr-only">Instances</caption>
      <thead {...TABLE_ROLES.group} className="hidden text-left text-ink-muted text-sm lg:table-header-group">
        <tr {...TABLE_ROLES.row}>
          {COLUMNS.map(({ name, className }) => (
            <th
              key={name}
              {...TABLE_ROLES.head}
              scope="col"
              className={clsx('h-9 border-line border-b pr-4 font-medium last:pr-0', className)}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...TABLE_ROLES.group} className="block lg:table-row-group">
        {report.instances.map((instance) => (
          <InstanceRow key={instance.id} instance={instance} pollSeconds={pollSeconds} />
        ))}
      </tbody>
    </table>
  );
}

interface InstancesTableProps {
  report: InstancesReport;
  pollSeconds: number;
  /** Whether this is from before the server fell silent. */
  isOld: boolean;
}
