export interface FieldLine {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly about: string;
  /** Where it stands, of a parameter. */
  readonly place?: string;
}

/** What a request takes or an answer has, a field a line. `caption` names the table to who cannot see the heading. */
export function FieldsTable({ caption, fields }: { caption: string; fields: readonly FieldLine[] }) {
  const hasPlaces = fields.some(({ place }) => place !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone has to be reached by keyboard
    <section className="overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="w-full min-w-md text-sm">
        <thead className="text-left text-ink-muted text-xs">
          <tr className="border-line border-b">
            {['Name', ...(hasPlaces ? ['In'] : []), 'Takes', ''].map((name) => (
              <th key={name} scope="col" className="py-1 pr-4 font-medium">
                {name || <span className="sr-only">What it is</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, place, type, isRequired, about }) => (
            <tr key={`${place} ${name}`} className="border-line border-b align-baseline">
              <th scope="row" className="py-1 pr-4 text-left font-medium font-mono">
                {name}
                {isRequired && <span className="ml-1 font-normal font-sans text-ink-muted text-xs">required</span>}
              </th>
              {hasPlaces && <td className="py-1 pr-4 text-ink-muted">{place}</td>}
              <td className="max-w-80 py-1 pr-4 font-mono text-xs">{type}</td>
              <td className="py-1 text-ink-muted">{about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
