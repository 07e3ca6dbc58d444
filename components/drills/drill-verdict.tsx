import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { DrillState } from '@/lib/drills/list-drills';

/** Whether a drill passed: a word and a shape, which the colour repeats. */
export function DrillVerdict({ state }: { state: DrillState }) {
  const { word, meaning, Icon } = VERDICTS[state];
  return (
    <Badge meaning={meaning}>
      <Icon aria-hidden className="size-3" /> {word}
    </Badge>
  );
}

const VERDICTS = {
  running: { word: 'running', meaning: 'accent', Icon: LoaderCircle },
  passed: { word: 'passed', meaning: 'on', Icon: CircleCheck },
  failed: { word: 'failed', meaning: 'kill', Icon: CircleAlert },
} as const;
