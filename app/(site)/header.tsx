'use client'; // Only a client component is told the address; it is rendered on the server all the same.

import { usePathname } from 'next/navigation';
import { SiteHeader } from '@/components/site/site-header';

interface HeaderProps {
  accountName: string | null;
  signOut: (returnTo: string) => Promise<void>;
}

/** The site's header, which knows where it is. */
export function Header({ accountName, signOut }: HeaderProps) {
  const path = usePathname();
  return <SiteHeader path={path} accountName={accountName} signOut={signOut.bind(null, path)} />;
}
