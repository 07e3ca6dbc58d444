import SemVer from 'semver/classes/semver';
import { isSent } from './attributes';
import type { Condition, On } from './condition';

/** The operators that compare versions. */
export type VersionOperator =
  | 'semver_equals'
  | 'semver_greater_than'
  | 'semver_greater_than_or_equal'
  | 'semver_less_than'
  | 'semver_less_than_or_equal';

/** Reads a version by the letter of semver.org: three numbers, no `v` before them, nothing left out. Null where it is none. */
export function versionOf(text: unknown): SemVer | null {
  if (typeof text !== 'string' || text.length > VERSION_UNITS_MAX || !/^\d/.test(text)) return null;
  try {
    return new SemVer(text);
  } catch {
    return null;
  }
}

const VERSION_UNITS_MAX = 256;

/** Holds for a version on one side of the bound, in the order of precedence: 2.0.0-rc.1 comes before 2.0.0. */
export function version(operator: VersionOperator, { name, negate }: On, bound: SemVer): Condition {
  const isOn = SIDES[operator];
  return (attributes) => {
    const attribute = isSent(attributes, name) ? versionOf(attributes[name]) : null;
    return attribute !== null && isOn(attribute.compare(bound)) !== negate;
  };
}

const SIDES: Readonly<Record<VersionOperator, (order: number) => boolean>> = {
  semver_equals: (order) => order === 0,
  semver_greater_than: (order) => order > 0,
  semver_greater_than_or_equal: (order) => order >= 0,
  semver_less_than: (order) => order < 0,
  semver_less_than_or_equal: (order) => order <= 0,
};
