import { callApi } from '../load/api';
import type { Scenario } from '../scenario';

const FLAGS = ['chaos_kept', 'chaos_archived_1', 'chaos_archived_2'];

/** Most of some flags are archived: that is no snapshot with flags missing, and they go on giving their last answer. */
export const twoOfThreeArchived: Scenario = {
  name: 'two-of-three-archived',
  fault: 'none: two of three flags are archived',
  inShort: true,
  async play({ world: { adminToken: token }, servers, arrives, claim, fleet }) {
    const flags = `${servers[0]?.url}/api/flags`;
    for (const key of FLAGS) {
      const body = { key, identity_policy: 'device', enabled: true, rollout_percentage: 100 };
      await callApi(flags, { token, method: 'POST', body });
    }
    for (const key of FLAGS.slice(1)) {
      const { status } = await callApi(`${flags}/${key}`, { token, method: 'DELETE' });
      claim(status === 200, `archiving ${key} answered ${status}`);
    }
    await arrives();
    for (const instance of fleet.instances) {
      const given = await instance.ask(FLAGS.map((flag) => ({ flag, user: '42' })));
      claim(
        given.length === FLAGS.length && given.every(({ value }) => value),
        `${instance.name} gave ${JSON.stringify(given)} for flags that are on for everybody`,
      );
    }
  },
};
