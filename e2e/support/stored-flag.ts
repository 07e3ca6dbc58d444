import type { StoredFlag } from '@/lib/engine/types';

/** A flag as stored: on for a quarter of the devices, last touched by revision 1, unless said otherwise. */
export function storedFlag(key: string, said: Partial<StoredFlag> = {}): StoredFlag {
  return {
    key,
    enabled: true,
    killed: false,
    rolloutPercentage: '25.000',
    valueType: 'boolean',
    variants: [
      { name: 'on', value: true },
      { name: 'off', value: false },
    ],
    onVariant: 'on',
    offVariant: 'off',
    defaultVariant: 'off',
    split: null,
    rules: [],
    targets: [],
    prerequisites: [],
    identityPolicy: 'device',
    failureMode: 'last-known-good',
    clientVisible: false,
    archived: false,
    revision: 1,
    ...said,
  };
}
