export interface Reach {
  readonly revision: number;
  /** How far the last change has travelled: "everywhere in 84 ms". Empty where nothing is known. */
  readonly text: string;
}

/** The environment's revision and how far its last change has come. Always there, always in the same place. */
export function ReachLine({ revision, text }: Reach) {
  return (
    <section aria-label="Revision" className="flex items-baseline gap-2 text-ink-muted text-sm">
      <span className="whitespace-nowrap font-mono">
        <span aria-hidden>r </span>
        <span className="sr-only">Revision </span>
        {revision.toLocaleString('en')}
      </span>
      {text && <span>· {text}</span>}
    </section>
  );
}
