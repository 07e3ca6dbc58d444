const PILOTS = Array.from({ length: 500 }, (_, index) => `org-${index * 7}`);

const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/**
 * The rules of a flag: our own people, larger European customers, and customers picked one by one. Everyone whom none of them matches falls to the
 * percentage. `picked` are the customers of the last rule.
 */
export { EU, PILOTS };
