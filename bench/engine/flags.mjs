/** What every percentage in the cases is. */
export const PERCENTAGE = 25;

/** A flag without rules. */
export const ONE = 'new_dashboard';

/** A hundred more of them. */
export const HUNDRED = Array.from({ length: 100 }, (_, index) => `flag_${index}`);

const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/**
 * Two flags with three rules before their percentage: our own people, customers picked one by one, and the larger
 * European ones. They differ in how many were picked; the budget is 10,000.
 */
export const RULED = {
  short: {
    key: 'beta_editor',
    email: '@example.com',
    picked: customers(10),
    lands: EU,
    plans: ['team', 'enterprise'],
    seats: 50,
  },
  long: {
    key: 'beta_search',
    email: '@example.com',
    picked: customers(2000),
    lands: EU,
    plans: ['team', 'enterprise'],
    seats: 50,
  },
};

/** The rules in plain JavaScript: what each peer's translation of them is checked against. */
export function anyRuleMatches({ email, picked, lands, plans, seats }, user) {
  if (user.email.endsWith(email) || picked.includes(user.customer)) return true;
  return lands.includes(user.land) && plans.includes(user.plan) && user.seats >= seats;
}

/** How many of the hundred flags are on, asked one by one, as a page asks them. */
export function countOn(isOn, who) {
  let on = 0;
  for (const key of HUNDRED) on += isOn(key, who);
  return on;
}

function customers(count) {
  return Array.from({ length: count }, (_, index) => `customer-${index * 41}`);
}
