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
];
