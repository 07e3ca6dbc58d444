import type { LoginChanges } from '@/lib/visitors/login-changes';
import { shareText } from './share-text';

/** Whose answer changed when they signed in: what the flag's identity policy does to people. */
export function LoginShare({ changes: { visitors, changed } }: { changes: LoginChanges }) {
  if (visitors === 0) {
    return (
      <p className="text-ink-muted text-sm">
        Nobody was seen signed in within 30 days, so nobody’s answer changed by signing in.
      </p>
    );
  }
  const people = visitors === 1 ? 'visitor who was' : 'visitors who were';
  return (
    <p className="text-sm">
      <strong className="font-medium tabular-nums">
        {changed.toLocaleString('en')} of {visitors.toLocaleString('en')} ({shareText(changed, visitors)})
      </strong>{' '}
      {people} seen signed in within 30 days {changed === 1 ? 'gets' : 'get'} another answer than before on the same
      device.
      {changed > 0 && ' Under the policies device and sticky-first, hashing changes nobody’s on their first device.'}
    </p>
  );
}
