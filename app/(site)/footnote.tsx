import { DecisionNote } from '@/components/site/decision-note';
import { decide } from '@/lib/evaluation/gate';

/** What this page's flags decided. In the same render as the page, so it can say nothing else than what was done. */
export async function Footnote({ flagKeys, path }: { flagKeys: readonly string[]; path: string }) {
  const decisions = await Promise.all(flagKeys.map((key) => decide(key, false)));
  return <DecisionNote decisions={decisions} signInHref={`/sign-in?next=${encodeURIComponent(path)}`} />;
}
