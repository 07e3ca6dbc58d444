/** A command to copy into a terminal. */
export function CommandLine({ children }: { children: string }) {
  return (
    <code className="block overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-ink text-sm">
      {children}
    </code>
  );
}
