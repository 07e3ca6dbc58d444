import { CUSTOMERS } from './contexts.mjs';

/** What every percentage in the cases is. */
export const PERCENTAGE = 25;

/** A flag without rules. */
export const ONE = 'new_dashboard';

/** A hundred more of them. */
export const HUNDRED = Array.from({ length: 100 }, (_, index) => `flag_${index}`);

const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/**
 * Three flags, each with three rules before its percentage: our own people, customers picked one by one, and the larger
 * European ones. They differ in who was picked; the budget is 10,000. `short` and `long` picked the oldest customers,
 * whose numbers are mostly shorter than those of whoever asks: to search a list is at its cheapest there, because texts of
 * different lengths differ at once. `pilot` is a group as people draw it, 200 out of all customers; their ids look like
 * anybody's.
 */
export const RULED = {
  short: ruled('beta_editor', oldest(10)),
  pilot: ruled('beta_reports', drawn(200)),
  long: ruled('beta_search', oldest(2000)),
};

function ruled(key, picked) {
  return { key, email: '@example.com', picked, lands: EU, plans: ['team', 'enterprise'], seats: 50 };
}

/** The rules in plain JavaScript: what each peer's translation of them is checked against. */
export function anyRuleMatches({ email, picked, lands, plans, seats }, user) {
  if (user.email.endsWith(email) || picked.includes(user.customer)) return true;
  return lands.includes(user.land) && plans.includes(user.plan) && user.seats >= seats;
}

/** A peer's parts in the cases with rules: `asking` makes one out of a flag's key. */
export function partsInRuled(asking) {
  return Object.fromEntries(Object.entries(RULED).map(([name, { key }]) => [name, asking(key)]));
}

/** How many of the hundred flags are on, asked one by one, as a page asks them. */
export function countOn(isOn, who) {
  let on = 0;
  for (const key of HUNDRED) on += isOn(key, who);
  return on;
}

function oldest(count) {
  return Array.from({ length: count }, (_, index) => `customer-${index * 41}`);
}

function drawn(count) {
  return Array.from({ length: count }, (_, index) => `customer-${(index * CUSTOMERS) / count + 7}`);
}
