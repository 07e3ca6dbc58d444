'use client'; // Looks again by itself while a drill runs; without JavaScript its link does.

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { TextLink } from '@/components/ui/text-link';

const LOOK_AGAIN_MS = 700;

/** Brings a page up to date again and again while what it shows is not over. */
export function LookAgain({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [router]);
  return <TextLink href={href}>Look again</TextLink>;
}
