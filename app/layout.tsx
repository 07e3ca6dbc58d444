import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { parseDensity } from '@/components/ui/density';
import { parseTheme } from '@/components/ui/theme';

export const metadata: Metadata = {
  title: { default: 'Sluice', template: '%s · Sluice' },
  description: 'Progressive rollouts and kill switches, self-hosted.',
};

/**
 * Theme and density are cookies that the server reads, so that the first paint is already right and no script has to
 * run for it. `connection()` keeps every page dynamic: nothing of ours may be prerendered under a nonce policy.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const jar = await cookies();
  const theme = parseTheme(jar.get('theme')?.value);
  const density = parseDensity(jar.get('density')?.value);
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-theme={theme === 'system' ? undefined : theme}
      data-density={density === 'compact' ? density : undefined}
    >
      <body className="min-h-dvh font-sans">{children}</body>
    </html>
  );
}
