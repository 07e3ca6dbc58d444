import { callApi } from '../load/api';
import type { Scenario } from '../scenario';

const KEY = 'chaos_contended';

/** Two servers are asked at once to change the same flag from the same version: one does, the other is refused. */
export const editPairs: Scenario = {
  name: 'edit-pairs',
  fault: 'a pair of concurrent edits',
  times: { ever: 1_000, inShort: 20 },
  inShort: true,
  async play({ world, servers, times, stop, claim, heals }) {
    const token = world.adminToken;
    const [first, second] = servers.map(({ url }) => `${url}/api/flags`);
    const body = { key: KEY, identity_policy: 'device', enabled: true, rollout_percentage: 0 };
    await callApi(first ?? '', { token, method: 'POST', body });
    let version = (await callApi(`${first}/${KEY}`, { token })).body.version ?? 0;
    for (let pair = 0; pair < times; pair += 1) {
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
    claim(version === times + 1, `version ${version} after ${times} edits that were told as saved`);
    await heals(() => {});
  },
};
