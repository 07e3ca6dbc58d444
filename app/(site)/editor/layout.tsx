import type { ReactNode } from 'react';
import { Footnote } from '../footnote';

export default function EditorLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Footnote flagKeys={['beta_editor']} path="/editor" />
    </>
  );
}
