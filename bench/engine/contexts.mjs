import { createHash } from 'node:crypto';

const COUNT = 4096;
const PLANS = ['free', 'pro', 'team', 'enterprise'];
const LANDS = ['AT', 'BR', 'CH', 'DE', 'FR', 'IN', 'JP', 'US'];

/**
 * Many different users, the same ones for every peer: half of them with a UUID (an anonymous visitor), half with a
 * number (an account). They come out of JSON, as they would in a request; attributes are derived from a digest, so that
 * every run sees the same ones.
 */
export const contexts = JSON.parse(JSON.stringify(Array.from({ length: COUNT }, (_, index) => userAt(index))));

function userAt(index) {
  const digest = createHash('sha256').update(String(index)).digest();
  return {
    id: index % 2 === 0 ? uuidFrom(digest) : `user-${100_000 + index}`,
    plan: PLANS[digest[0] % PLANS.length],
    country: LANDS[digest[1] % LANDS.length],
    seats: digest.readUInt16LE(2) % 300,
    email: `person${index}@${digest[4] % 8 === 0 ? 'example.com' : 'mail.test'}`,
    beta: digest[5] % 4 === 0,
  };
}

function uuidFrom(digest) {
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
