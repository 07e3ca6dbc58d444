/** Lines of code, scrolled sideways where the page is narrow: by keyboard too. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-md border border-line bg-surface">
      <pre className="px-4 py-3 font-mono text-sm leading-relaxed">{children}</pre>
    </section>
  );
}
