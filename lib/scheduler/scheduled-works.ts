import type { ScheduledWork } from './start-scheduler';

/** All that is done when its time comes. Each is a verb of its own room. */
export const SCHEDULED_WORKS: readonly ScheduledWork[] = [];
