import type { Metadata } from 'next';
import { Editor } from '@/components/site/editor/editor';
import { isEnabled } from '@/lib/evaluation/gate';

export const metadata: Metadata = { title: 'Editor' };

export default async function EditorPage() {
  const betaEditorEnabled = await isEnabled('beta_editor');

  return <Editor isBetaEnabled={betaEditorEnabled} />;
}
