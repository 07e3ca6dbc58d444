import { setTimeout as sleep } from 'node:timers/promises';
import { Asker } from '../load/asker';
import type { Given } from '../oracle/answered';
import { Judge } from '../oracle/judge';
import { readHistory } from '../oracle/read-history';
import { RevisionLog } from '../oracle/revision-log';
import type { Scenario } from '../scenario';
import { ENVIRONMENT } from '../world/flags';
import type { Instance } from '../world/instance';

// Long for those that tell the truth on a busy machine, short for those that never change their mind.
const BUDGETS = { stalenessMs: 5_000, reachMs: 5_000 };
const RHYTHM = { everyMs: 20, atOnce: 5 };

/** What a lying instance makes of an answer; `earlier` is what it said to the same question at its very first. */
type Lie = (given: Given, earlier: Given) => Given;

const LIES: Readonly<Record<string, Lie>> = {
  'the truth': (given) => given,
  'another value': (given) => ({ ...given, value: !given.value }),
  'an older revision now and then': (given, earlier) => (Math.random() < 0.5 ? earlier : given),
  'an old revision for ever': (_given, earlier) => earlier,
};

/** Instances that lie in each of the three ways: the judge has to count them, and nobody else. */
export const plantedLies: Scenario = {
  name: 'planted-lies',
  fault: 'planted: instances that lie (each must be counted, here none is)',
  inShort: true,
  async play({ world, startCold, arrives, claim }) {
    const honest = await startCold();
    const askers = Object.entries(LIES).map(([name, lie]) => new Asker(liar(honest, name, lie), RHYTHM));
    await sleep(300);
    for (let save = 0; save < 3; save += 1) await arrives();
    await sleep(BUDGETS.reachMs + 1_000);
    await Promise.all(askers.map((asker) => asker.stop()));
    const log = new RevisionLog();
    log.add(await readHistory(world.db, ENVIRONMENT, 0));
    for (const { instance, answers } of askers) {
      const { length } = new Judge(BUDGETS).judge(answers, log, []);
      const isTrue = instance.name === 'the truth';
      claim(
        isTrue === (length === 0),
        `${instance.name}: ${length} of ${answers.length} answers were counted as wrong`,
      );
    }
  },
};

function liar(honest: Instance, name: string, lie: Lie): Instance {
  const first = new Map<string, Given>();
  return {
    ...honest,
    name,
    life: name,
    async ask(asked) {
      const given = await honest.ask(asked);
      return given.map((one, index) => {
        const question = JSON.stringify(asked[index]);
        first.set(question, first.get(question) ?? one);
        return lie(one, first.get(question) ?? one);
      });
    },
  };
}
