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
  return (
    <p className="text-sm">
      Signing in changed the answer of{' '}
      <strong className="font-medium tabular-nums">
        {changed.toLocaleString('en')} of {visitors.toLocaleString('en')} ({shareText(changed, visitors)})
      </strong>{' '}
      seen signed in within 30 days, against what the same device got before.
      {changed > 0 && ' With the identity policy device or sticky-first, hashing changes nobody’s on a first device.'}
    </p>
  );
}
