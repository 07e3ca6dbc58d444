import type { Asking } from '../asking';
import type { Attributes } from './attributes';

/**
 * One test, ready to run: whether it holds for these attributes. A missing attribute never matches, negated or not:
 * whoever we know nothing about is not thereby "someone outside Germany". Only `exists` sees absence. An attribute of a
 * type that the operator cannot compare (text with a number, an object with anything) is as good as missing.
 *
 * Each is a closure that does all of its work by itself: to call yet another one, which the compiler cannot know, costs
 * some 10 ns, and reading the attribute 15. Whether the caller sent it comes last: that costs 15 too, and most conditions
 * fail before. What is seldom needed (the clock, other flags) is in `asking`.
 */
export type Condition = (attributes: Attributes, asking: Asking) => boolean;

/** What a condition on one name is made of, beside its values. */
export interface On {
  readonly name: string;
  readonly negate: boolean;
}
