import { callApi } from '../load/api';
import type { Scenario } from '../scenario';

const PAIRS = 1_000;
const SHORT_PAIRS = 50;
const KEY = 'chaos_contended';

/** Two servers are asked at once to change the same flag from the same version: one does, the other is refused. */
export const editPairs: Scenario = {
  name: 'edit-pairs',
  fault: `${PAIRS.toLocaleString('en')} pairs of concurrent edits`,
  inShort: true,
  async play({ world, servers, isShort, stop, claim, heals }) {
    const token = world.adminToken;
    const [first, second] = servers.map(({ url }) => `${url}/api/flags`);
    const body = { key: KEY, identity_policy: 'device', enabled: true, rollout_percentage: 0 };
    await callApi(first ?? '', { token, method: 'POST', body });
    let version = (await callApi(`${first}/${KEY}`, { token })).body.version ?? 0;
    for (let pair = 0; pair < (isShort ? SHORT_PAIRS : PAIRS); pair += 1) {
      stop.throwIfAborted();
      const shares = [(pair % 100) + 0.25, (pair % 100) + 0.75];
      const answers = await Promise.all(
        [first, second].map((url, index) => {
          const patch = { rollout_percentage: shares[index], version };
          return callApi(`${url}/${KEY}`, { token, method: 'PATCH', body: patch });
        }),
      );
      const statuses = answers.map(({ status }) => status).toSorted();
      claim(statuses.join() === '200,409', `pair ${pair}: ${statuses.join(' and ')}`);
      version = answers.find(({ status }) => status === 200)?.body.version ?? version;
    }
    const made = (isShort ? SHORT_PAIRS : PAIRS) + 1;
    claim(version === made, `version ${version} after ${made - 1} edits that were told as saved`);
    await heals(() => {});
  },
};
