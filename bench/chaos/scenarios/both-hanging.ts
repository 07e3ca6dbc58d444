import type { Scenario } from '../scenario';

const PAGES = 10;
/** Both stores would keep a page for seconds; a machine that is busy, for a part of one. */
const PAGE_MS_MAX = 2_000;

/** Neither store says anything: a visitor's page, and an answer, wait for neither. */
export const bothHanging: Scenario = {
  name: 'both-hanging',
  fault: 'PostgreSQL frozen and Upstash hanging',
  inShort: false,
  async play({ world, servers, takePostgresAway, startCold, hold, heals, claim }) {
    await takePostgresAway(() => {
      world.postgres.freeze();
      world.upstash.gate.blackHole();
    });
    await startCold();
    for (const { name, url } of servers) {
      for (let page = 0; page < PAGES; page += 1) {
        const startedAt = performance.now();
        const response = await fetch(`${url}/dashboard`);
        const text = await response.text();
        const ms = performance.now() - startedAt;
        claim(response.ok && text.includes('</html>'), `${name} gave ${response.status} for a page`);
        claim(ms < PAGE_MS_MAX, `${name} needed ${Math.round(ms)} ms for a page`);
      }
    }
    await hold();
    await heals(async () => {
      world.postgres.thaw();
      await world.upstash.gate.open();
    });
  },
};
