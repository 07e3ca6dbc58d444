import fc from 'fast-check';

/**
 * Any text at all, lone surrogates included; lengths are in code points.
 * (fast-check's own `unit: 'binary'` does the same, after three seconds of building a table of all of them.)
 */
export function anyText(bounds: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> {
  const point = fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10_ffff }));
  return fc.array(point, bounds).map((points) => String.fromCodePoint(...points));
}
