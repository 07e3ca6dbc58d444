import type { Share } from './dashboard-figures';
import { format } from './format';

/** Names and amounts with a bar each; the longest bar is the largest amount. */
export function ShareList({ title, shares }: { title: string; shares: readonly Share[] }) {
  const largest = Math.max(1, ...shares.map(({ revenue }) => revenue));
  return (
    <section className="grid content-start gap-2">
      <h2 className="font-medium text-lg">{title}</h2>
      <ul className="grid gap-1.5">
        {shares.map(({ name, revenue }) => (
          <li key={name} className="relative flex justify-between gap-4 px-2.5 py-1.5">
            <span
              aria-hidden
              className="absolute inset-y-0 left-0 rounded-sm bg-accent-soft"
              style={{ width: `${(revenue / largest) * 100}%` }}
            />
            <span className="relative">{name}</span>
            <span className="relative">{format.euros(revenue)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
