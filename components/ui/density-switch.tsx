'use client'; // Changes the height of the rows at once; without JavaScript the remembered density holds.

import { Rows2, Rows4 } from 'lucide-react';
import { useState } from 'react';
import type { Density } from './density';
import { rememberDisplay } from './remember-display';
import { type Segment, Segmented } from './segmented';

const SEGMENTS: readonly Segment<Density>[] = [
  { value: 'comfortable', label: 'Comfortable rows', icon: <Rows2 aria-hidden /> },
  { value: 'compact', label: 'Compact rows', icon: <Rows4 aria-hidden /> },
];

export function DensitySwitch({ density }: { density: Density }) {
  const [chosen, setChosen] = useState(density);
  const choose = (value: Density) => {
    rememberDisplay({ name: 'density', value });
    setChosen(value);
  };
  return <Segmented label="Density of the table" segments={SEGMENTS} chosen={chosen} onChoose={choose} />;
}
