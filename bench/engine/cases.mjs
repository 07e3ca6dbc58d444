import { contexts } from './contexts.mjs';

/** The flag of the first case: on for a quarter of all users. */
export const ONE = 'new_dashboard';

/** The flag of the second case: three rules, then a quarter of everybody else. */
export const THREE = 'beta_editor';

/** The flags of the third case, each on for a quarter of all users. */
export const HUNDRED = Array.from({ length: 100 }, (_, index) => `flag_${index}`);

/** What every percentage in these cases is. */
export const PERCENTAGE = 25;

/** The countries of the third rule. */
export const COUNTRIES = ['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'LI', 'LU', 'NL', 'PL'];

/**
 * What is measured. `rulesSay` is what must be answered whatever a peer's hash: true where a rule matches, null where
 * the percentage decides. `target` is how many times faster than the fastest peer Sluice has to be.
 */
export const cases = [
  { name: 'one 25 % flag', key: 'one', answersPerCall: 1, target: 3, batch: 5000, contexts, rulesSay: () => null },
  { name: 'three rules', key: 'three', answersPerCall: 1, target: 6, batch: 2500, contexts, rulesSay: threeRulesSay },
  {
    name: '100 flags, one user',
    key: 'hundred',
    answersPerCall: 100,
    target: 4,
    batch: 60,
    contexts,
    rulesSay: () => null,
  },
];

/** The three rules in plain JavaScript, for checking each peer's translation of them. */
function threeRulesSay(context) {
  const { plan, seats, country, email, beta } = context;
  if (plan === 'enterprise' && seats > 100) return true;
  if (email.endsWith('@example.com') && beta === true) return true;
  if (COUNTRIES.includes(country) && seats > 250) return true;
  return null;
}
