import { EditableFlagTable } from './editable-flag-table';
import { packFlags } from './packed-flags';
import type { SaveAction } from './save-state';
import type { TableFlag } from './table-flag';
import type { SearchParameters } from './table-query';

/** The table of an environment's flags: the heart of the admin. */
export function FlagTable({ flags, ...rest }: FlagTableProps) {
  return <EditableFlagTable packed={packFlags(flags)} {...rest} />;
}

export interface FlagTableProps {
  environment: string;
  /** Every flag of the environment, archived ones too: the table filters, orders and pages them itself. */
  flags: readonly TableFlag[];
  /** The address's parameters, all of them: those that are not the table's own stay in every link. */
  search: SearchParameters;
  /** Where the table lives: "/admin/flags". A flag's page is below it. */
  path: string;
  /** The server's clock, in ms. */
  now: number;
  mayEdit: boolean;
  newHref?: string;
  save: SaveAction;
  undo: SaveAction;
}
