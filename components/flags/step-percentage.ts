import { formatPercentage, parsePercentage } from '@/lib/engine/percentage';

export interface ArrowPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What stands in the cell after an arrow key: ↑ ↓ move by 1, with ⇧ by 10, with ⌥ by 0.1. Null for every other key. */
export function stepPercentage(typed: string, press: ArrowPress): string | null {
  const direction = DIRECTIONS[press.key];
  const start = parsePercentage(typed);
  if (direction === undefined || start === null) return null;
  const size = press.shiftKey ? 10 : press.altKey ? 0.1 : 1;
  return formatPercentage(Math.min(100, Math.max(0, start + direction * size)));
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };
