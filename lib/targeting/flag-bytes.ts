import { type SQL, sql } from 'drizzle-orm';
import { flagEnvironments, flags } from '@/db/schema';

/** SQL for the bytes of what decides a flag in an environment, as the database spells it. */
export const flagBytes: SQL<number> = sql<number>`(octet_length(${flags.variants}::text) + coalesce(octet_length(${flagEnvironments.split}::text), 0) + octet_length(${flagEnvironments.rules}::text) + octet_length(${flagEnvironments.targets}::text) + octet_length(${flagEnvironments.prerequisites}::text))`;
