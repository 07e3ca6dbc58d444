import { createHash } from 'node:crypto';

/** How many customers there are to be asked for. */
export const CUSTOMERS = 1_000_000;

const COUNT = 4096;
const PLANS = ['free', 'pro', 'team', 'enterprise'];
const LANDS = ['BR', 'CA', 'DE', 'FR', 'GB', 'IN', 'JP', 'US'];

/**
 * Many different users, the same ones for every peer: half of them with a UUID (an anonymous visitor), half with a
 * number (an account). They come out of JSON, as they would from a request. Their attributes come out of a digest, so
 * that every run sees the same users; about one in six matches a rule.
 */
export const contexts = JSON.parse(JSON.stringify(Array.from({ length: COUNT }, (_, index) => userAt(index))));

function userAt(index) {
  const digest = createHash('sha256').update(String(index)).digest();
  return {
    id: index % 2 === 0 ? uuidFrom(digest.toString('hex')) : `user-${100_000 + index}`,
    email: `person${index}@${digest[0] % 16 === 0 ? 'example.com' : 'mail.test'}`,
    customer: `customer-${digest.readUInt32LE(1) % CUSTOMERS}`,
    land: LANDS[digest[5] % LANDS.length],
    plan: PLANS[digest[6] % PLANS.length],
    seats: digest[7] % 100,
  };
}

function uuidFrom(hex) {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
