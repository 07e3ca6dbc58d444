import type { StoryEntry } from './history-list';

/** Where the pages of what entries are about are. */
export interface EntryHrefs {
  readonly flag: (key: string) => string;
  readonly segment: (key: string) => string;
}

/** What an entry is about, by name and linked; `it` where the page is that thing's own. */
export function EntrySubject({ entry, hrefs }: { entry: StoryEntry; hrefs: EntryHrefs | undefined }) {
  if (entry.action.startsWith('segment.')) {
    const key = String((entry.after ?? entry.before)?.segment);
    return <>the segment {hrefs ? <Subject href={hrefs.segment(key)}>{key}</Subject> : key}</>;
  }
  if (entry.action.startsWith('environment.')) {
    return (
      <>
        the environment <span className="font-mono">{String(entry.after?.key)}</span>
      </>
    );
  }
  return entry.flag && hrefs ? <Subject href={hrefs.flag(entry.flag)}>{entry.flag}</Subject> : 'it';
}

function Subject({ href, children }: { href: string; children: string }) {
  return (
    <a className="font-mono underline decoration-line-strong underline-offset-2" href={href}>
      {children}
    </a>
  );
}
