/** The flags that bench:page makes, at 25 % each. */
export const KEYS: readonly string[] = Array.from({ length: 20 }, (_, index) => `bench_${index}`);
