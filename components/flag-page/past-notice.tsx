import { Notice } from '@/components/ui/notice';

/** What there was under a flag's key before. `children` is what to do about it. */
export function PastNotice({ flagKey, past, children }: PastNoticeProps) {
  return (
    <div className="mb-6 max-w-2xl">
      <Notice meaning="attention">
        A flag {flagKey} was deleted on {past.deletedAt.slice(0, 10)} by {past.deletedBy}, and code may still ask for
        it: {children}
      </Notice>
    </div>
  );
}

interface PastNoticeProps {
  flagKey: string;
  /** ISO 8601. */
  past: { readonly deletedAt: string; readonly deletedBy: string };
  children: string;
}
