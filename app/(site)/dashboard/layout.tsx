import type { ReactNode } from 'react';
import { Footnote } from '../footnote';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Footnote flagKeys={['new_dashboard']} path="/dashboard" />
    </>
  );
}
