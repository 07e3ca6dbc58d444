import type { ReactNode } from 'react';

/**
 * Forms, for those who may send them and for those who may not: these read them and cannot use them. The verbs would
 * refuse what they send, and nobody should type for nothing.
 */
export function Changeable({ may, children }: { may: boolean; children: ReactNode }) {
  return (
    <fieldset disabled={!may} className="contents">
      {children}
    </fieldset>
  );
}
