// What one flag and one context may hold. The engine refuses what is over a budget by answering off with an error code;
// the doors in front of it refuse the same with a sentence.

/** Rules of one flag in one environment. */
export const RULES_PER_FLAG_MAX = 100;

/** Conditions of one rule. With the above, one flag visits 5,000 conditions at most. */
export const CONDITIONS_PER_RULE_MAX = 50;

/** Values of one condition. */
export const VALUES_PER_CONDITION_MAX = 10_000;

/** UTF-8 bytes of the rules of one flag in one environment, as JSON. */
export const RULES_BYTES_MAX = 1024 * 1024;

/** UTF-8 bytes of a targeting key. */
export const TARGETING_KEY_BYTES_MAX = 1024;

/** UTF-8 bytes of a context, as JSON. */
export const CONTEXT_BYTES_MAX = 64 * 1024;

/** How deep a context nests, and so how many names an attribute's path may have. */
export const CONTEXT_DEPTH_MAX = 10;
