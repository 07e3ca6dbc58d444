import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import type { Facets } from './facets';
import { FilterChip } from './filter-chip';
import { SearchBox } from './search-box';
import { SortChip } from './sort-chip';
import { STAGES } from './stage-words';
import { isFiltered, STATES, type TableAddress, type TableQuery, tableHref } from './table-query';

/** Search, filters and, on a phone, the order: every control is a parameter of the address. */
export function TableToolbar({ query, address, facets, shown, total, onChange }: TableToolbarProps) {
  return (
    <search>
      <form method="get" className="flex flex-wrap items-center gap-2" onSubmit={(event) => event.preventDefault()}>
        {Object.entries(address.kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchBox value={query.q} onType={(q) => onChange({ q })} />
        <div className="flex gap-2 max-sm:-m-1 max-sm:w-full max-sm:overflow-x-auto max-sm:p-1 sm:contents">
          <FilterChip
            name="state"
            label="State"
            value={query.state}
            options={STATES}
            onChange={(text) => onChange({ state: STATES.find((state) => state === text) ?? '' })}
          />
          {FACETS.map(({ name, label, options }) => (
            <FilterChip
              key={name}
              name={name}
              label={label}
              value={query[name]}
              options={facets[options]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
          <FilterChip
            name="stage"
            label="Stage"
            value={query.stage}
            options={STAGES}
            onChange={(text) => onChange({ stage: STAGES.find((stage) => stage === text) ?? '' })}
          />
          <SortChip query={query} onChange={onChange} />
        </div>
        <span className="hidden noscript:block">
          <Button type="submit">Show</Button>
        </span>
        {isFiltered(query) && (
          <TextLink
            href={tableHref(address, query, NO_FILTERS)}
            className="px-1 text-sm"
            onClick={(event) => {
              event.preventDefault();
              onChange(NO_FILTERS);
            }}
          >
            Clear
          </TextLink>
        )}
        <p role="status" className="ml-auto text-ink-muted text-sm">
          {shown === total ? `${total} flags` : `${shown} of ${total} flags`}
        </p>
      </form>
    </search>
  );
}

const FACETS = [
  { name: 'kind', label: 'Kind', options: 'kinds' },
  { name: 'owner', label: 'Owner', options: 'owners' },
  { name: 'tag', label: 'Tag', options: 'tags' },
] as const;

const NO_FILTERS = { q: '', state: '', kind: '', owner: '', tag: '', stage: '' } as const;

interface TableToolbarProps {
  query: TableQuery;
  address: TableAddress;
  facets: Facets;
  shown: number;
  total: number;
  onChange: (change: Partial<TableQuery>) => void;
}
