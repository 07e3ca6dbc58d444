import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/frame/skip-link';
import { PreviewBanner } from '@/components/preview/preview-banner';
import { SiteFooter } from '@/components/site/site-footer';
import { parseTheme } from '@/components/ui/theme';
import { currentAccount } from '@/lib/identity/current-account';
import { currentPreview } from '@/lib/preview/preview-cookie';
import { endPreview } from '../end-preview';
import { signOut } from '../sign-out';
import { Header } from './header';

/** Around every public page. Who is signed in comes out of the sealed cookie: no database is on the way of a visitor. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const [account, jar, preview] = await Promise.all([currentAccount(), cookies(), currentPreview()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Header accountName={account?.name ?? null} signOut={signOut} />
      {preview && <PreviewBanner preview={preview} end={endPreview} />}
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-5xl flex-1 px-4 pt-10 outline-none sm:px-6">
        {children}
      </main>
      <SiteFooter theme={parseTheme(jar.get('theme')?.value)} />
    </div>
  );
}
