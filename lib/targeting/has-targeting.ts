import { type SQL, sql } from 'drizzle-orm';
import { flagEnvironments } from '@/db/schema';

/** SQL for whether anything but the switch and the percentage decides a flag. */
export const hasTargeting: SQL<boolean> = sql<boolean>`(${flagEnvironments.split} is not null or ${flagEnvironments.rules} <> '[]'::jsonb or ${flagEnvironments.targets} <> '[]'::jsonb or ${flagEnvironments.prerequisites} <> '[]'::jsonb)`;
