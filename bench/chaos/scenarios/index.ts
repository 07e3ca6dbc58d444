import type { Scenario } from '../scenario';
import { postgresDown } from './postgres-down';

/** All of them, in the order in which they are played. */
export const SCENARIOS: readonly Scenario[] = [postgresDown];
