'use client'; // Somebody writes in it. Which editor it is was decided on the server.

import { BetaEditor } from './beta-editor';
import { StableEditor } from './stable-editor';

interface EditorProps {
  isBetaEnabled: boolean;
}

export function Editor({ isBetaEnabled }: EditorProps) {
  return isBetaEnabled ? <BetaEditor /> : <StableEditor />;
}
