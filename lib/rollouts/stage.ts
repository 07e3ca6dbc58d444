/** One stage of a plan: the share it gives the flag to, and what must hold to leave it. Named as REST names them. */
export interface Stage {
  /** 0…100. */
  readonly percentage: number;
  /** The least time in the stage; time spent paused does not count. */
  readonly minimum_seconds: number;
  /** Whether a business cycle must have been seen: a working day, or a whole week where the flag has that pattern. */
  readonly cycle: boolean;
  /** The least number of distinct visitors since the stage was entered; 0 asks for none. */
  readonly visitors: number;
  readonly monitoring: boolean;
  readonly drill: boolean;
  readonly signals: boolean;
  readonly approval: boolean;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** A stage that asks for nothing but time. */
export function plainStage(percentage: number, minimumSeconds = 0): Stage {
  const none = { cycle: false, visitors: 0, monitoring: false, drill: false, signals: false, approval: false };
  return { percentage, minimum_seconds: minimumSeconds, ...none };
}

/** The plans that come with the product. "fast" is for what is easily mended. */
export const TEMPLATES = {
  default: [
    { ...plainStage(0), monitoring: true },
    plainStage(5, HOUR),
    { ...plainStage(10, HOUR), drill: true },
    { ...plainStage(25, DAY), cycle: true },
    plainStage(50, DAY),
    plainStage(100, DAY),
  ],
  cautious: [
    { ...plainStage(0), monitoring: true, approval: true },
    { ...plainStage(1, DAY), visitors: 100, signals: true },
    { ...plainStage(5, DAY), visitors: 500, signals: true },
    { ...plainStage(10, DAY), signals: true, drill: true },
    { ...plainStage(25, 2 * DAY), cycle: true, signals: true, approval: true },
    { ...plainStage(50, 2 * DAY), cycle: true, signals: true },
    { ...plainStage(100, 2 * DAY), signals: true },
  ],
  fast: [plainStage(10, HOUR / 2), { ...plainStage(50, HOUR), signals: true }, plainStage(100, HOUR)],
} as const satisfies Record<string, readonly Stage[]>;

export type Template = keyof typeof TEMPLATES;
