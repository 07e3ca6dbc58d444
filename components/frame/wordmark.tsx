/** The gate between two posts, with water behind it: the name of the product as a sign. */
export function Wordmark({ href }: { href: string }) {
  return (
    <a href={href} className="inline-flex items-center gap-2 rounded-sm font-semibold text-base tracking-tight">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 text-accent" fill="none" stroke="currentColor">
        <path d="M4 2v16M16 2v16" strokeWidth="2" strokeLinecap="round" />
        <path d="M4 6.5h12" strokeWidth="2" />
        <path d="M6.5 12q1.75-2 3.5 0t3.5 0M6.5 16q1.75-2 3.5 0t3.5 0" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      Sluice
    </a>
  );
}
