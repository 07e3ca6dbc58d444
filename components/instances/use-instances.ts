'use client'; // The page is watched: it asks again by itself.

import { useEffect, useState } from 'react';
import type { InstancesReport } from '@/lib/instances/instances-report';
import { askInstances } from './ask-instances';

const ASK_EVERY_MS = 2_000;

export interface LiveInstances {
  readonly report: InstancesReport;
  /** For how long the server has not answered. Null while it does. */
  readonly unansweredForMs: number | null;
}

/** The instances by now, starting from what the server knew: asked for every 2 s while the page is looked at. */
export function useInstances(initial: InstancesReport): LiveInstances {
  const [live, setLive] = useState<LiveInstances>({ report: initial, unansweredForMs: null });
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let answeredAt = performance.now();
    async function ask(): Promise<void> {
      if (document.visibilityState === 'visible') {
        try {
          const report = await askInstances(initial.environment);
          answeredAt = performance.now();
          if (!isGone) setLive({ report, unansweredForMs: null });
        } catch {
          const unansweredForMs = performance.now() - answeredAt;
          if (!isGone) setLive(({ report }) => ({ report, unansweredForMs }));
        }
      } else answeredAt = performance.now();
      if (!isGone) timer = setTimeout(ask, ASK_EVERY_MS);
    }
    timer = setTimeout(ask, ASK_EVERY_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [initial.environment]);
  return live;
}
