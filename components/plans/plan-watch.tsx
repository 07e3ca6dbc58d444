'use client'; // Looks whether the plan has moved, so that a page that stays open shows it.

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { askPlan } from './ask-plan';

const ASK_EVERY_MS = 3_000;

/**
 * Shows nothing. The page is rendered anew only where the plan is not what is `shown`: what is being typed stays, and a
 * server that does not answer takes nothing away.
 */
export function PlanWatch({ href, shown }: { href: string; shown: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const now = await askPlan(href);
      if (now !== null && now !== shown) router.refresh();
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [href, shown, router]);
  return null;
}
