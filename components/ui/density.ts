export const DENSITIES = ['comfortable', 'compact'] as const;

export type Density = (typeof DENSITIES)[number];

/** Reads the `density` cookie: rows of 40 px unless compact (32 px) was chosen. */
export function parseDensity(text: string | undefined): Density {
  return DENSITIES.find((density) => density === text) ?? 'comfortable';
}
