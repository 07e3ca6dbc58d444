/** Thrown where an evaluation would visit more than it may, and caught where it began. */
export const TOO_MUCH = Symbol('more than one evaluation may visit');
