// What one flag and one context may hold. The engine refuses what is over a budget by answering off with an error code;
// the doors in front of it refuse the same with a sentence.

/** Variants of one flag. */
export const VARIANTS_PER_FLAG_MAX = 100;

/** Rules of one flag in one environment. */
export const RULES_PER_FLAG_MAX = 100;

/** Conditions of one rule or one segment, those in groups included. */
export const CONDITIONS_PER_RULE_MAX = 50;

/** How deep groups of conditions nest. */
export const GROUP_DEPTH_MAX = 5;

/** Values of one condition. */
export const VALUES_PER_CONDITION_MAX = 10_000;

/** Ids that one flag targets by name in one environment, and that one segment includes or excludes. */
export const TARGETS_PER_FLAG_MAX = 10_000;

/** UTF-8 bytes of one flag's configuration in one environment, as JSON. */
export const FLAG_BYTES_MAX = 1024 * 1024;

/** How far prerequisites and conditions on flags and segments lead from one to the next. */
export const DEPENDENCY_DEPTH_MAX = 10;

/** Flags and segments that one flag depends on, all the way down. */
export const CLOSURE_MAX = 100;

/**
 * What one evaluation may visit, all that the flag depends on included: `visitsOf` counts a simple condition as one, and
 * those that take longer as more, so that the worst evaluation stays below 10 ms.
 */
export const VISITS_MAX = 10_000;

/** A pattern's length in UTF-16 units, and its size as RE2 counts it. */
export const PATTERN_UNITS_MAX = 256;
export const PATTERN_SIZE_MAX = 200;

/** UTF-16 units of a text that patterns look into, and that the other operators for texts do. A longer one never matches. */
export const PATTERN_INPUT_UNITS_MAX = 512;
export const TEXT_INPUT_UNITS_MAX = 1024;

/** Elements of a list that `any_of`, `all_of` and `none_of` look through. A longer one never matches. */
export const LIST_INPUT_MAX = 1000;

/** UTF-8 bytes of a targeting key. */
export const TARGETING_KEY_BYTES_MAX = 1024;

/** UTF-8 bytes of a context, as JSON. */
export const CONTEXT_BYTES_MAX = 64 * 1024;

/** How deep a context nests, and so how many names an attribute's path may have. */
export const CONTEXT_DEPTH_MAX = 10;
