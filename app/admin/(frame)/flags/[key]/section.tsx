import type { ReactNode } from 'react';

/** A part of the flag's page, under its heading; `id` is where an address may lead. */
export function Section({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section id={id} aria-label={title} className="grid gap-4">
      <h2 className="font-semibold text-lg">{title}</h2>
      {children}
    </section>
  );
}
