'use client'; // Repaints the page at once; without JavaScript the system's theme holds.

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { rememberDisplay } from './remember-display';
import { type Segment, Segmented } from './segmented';
import type { Theme } from './theme';

const SEGMENTS: readonly Segment<Theme>[] = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
];

export function ThemeSwitch({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme);
  const choose = (value: Theme) => {
    rememberDisplay({ name: 'theme', value });
    setChosen(value);
  };
  return <Segmented label="Theme" segments={SEGMENTS} chosen={chosen} onChoose={choose} />;
}
