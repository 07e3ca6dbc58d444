import type { Choice } from '@/components/ui/radio-field';

/** Whose id a flag hashes, each explained in a sentence with what happens at login. */
export const IDENTITY_POLICIES: readonly Choice[] = [
  {
    value: 'device',
    label: 'Device',
    explanation:
      'Hashes the visitor’s anonymous id, before and after login: nobody sees a change when they sign in, but one person on two devices may see both.',
  },
  {
    value: 'user',
    label: 'User',
    explanation:
      'Hashes the account: the same on every device. Visitors who are not signed in get the off answer, at 100 % too, so the answer may change at login.',
  },
  {
    value: 'adopt-user',
    label: 'Adopt user',
    explanation:
      'Hashes the anonymous id until somebody signs in, then the account: the answer may change once, at login, and after that it is the same on every device where they are signed in.',
  },
  {
    value: 'sticky-first',
    label: 'Sticky first',
    explanation:
      'Hashes the anonymous id that the account first signed in with, on every device: nobody sees a change at their first login. On another device, or after clearing cookies, the answer may change at login, back to theirs.',
  },
];
