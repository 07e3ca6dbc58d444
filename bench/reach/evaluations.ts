import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { FLAGS, USERS } from '../chaos/world/flags';

const SOCKETS_MAX = 16;
/** Requests go out in small bunches, so that one timer is enough. */
const BUNCH_EVERY_MS = 10;
const UNDER_WAY_MAX = 64;
const TIMEOUT_MS = 10_000;
const REVISION = /"revision":(\d+)/;

/** Evaluations asked of one server at a steady rate, and what they tell of the revision it answers from. */
export class Evaluations {
  answered = 0;
  /** Requests that were due while too many others were under way: the rate was not reached. */
  skipped = 0;
  /** Answers that went back to a revision older than one given before they were asked. */
  backwards = 0;
  #newest = -1;
  #underWay = 0;
  #asked = 0;
  #stopped = false;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: SOCKETS_MAX });
  /** Whoever looks for a revision does not queue behind the load. */
  readonly #ownAgent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    readonly name: string,
    private readonly url: string,
  ) {}

  /** Asks `perSecond` times a second until `stop`. */
  async run(perSecond: number): Promise<void> {
    const startedAt = performance.now();
    let sent = 0;
    while (!this.#stopped) {
      const due = ((performance.now() - startedAt) / 1_000) * perSecond;
      for (; sent < due; sent += 1) {
        if (this.#underWay >= UNDER_WAY_MAX) this.skipped += 1;
        else void this.#ask(this.#agent);
      }
      await sleep(BUNCH_EVERY_MS);
    }
  }

  /** Asks without a pause until an answer is from `revision` or newer. */
  async until(revision: number): Promise<void> {
    while ((await this.#ask(this.#ownAgent)) < revision);
  }

  stop(): void {
    this.#stopped = true;
    this.#agent.destroy();
    this.#ownAgent.destroy();
  }

  /** Asks once; gives the revision. */
  async #ask(agent: http.Agent): Promise<number> {
    const newestBefore = this.#newest;
    this.#underWay += 1;
    this.#asked += 1;
    const flag = FLAGS[this.#asked % FLAGS.length]?.key;
    const user = USERS[this.#asked % USERS.length];
    const text = await this.#get(`${this.url}/api/flags/${flag}/evaluate?user_id=${user}`, agent);
    this.#underWay -= 1;
    if (this.#stopped) return this.#newest;
    this.answered += 1;
    const revision = Number(REVISION.exec(text)?.[1] ?? -1);
    if (revision < newestBefore) this.backwards += 1;
    this.#newest = Math.max(this.#newest, revision);
    return revision;
  }

  #get(url: string, agent: http.Agent): Promise<string> {
    return new Promise((resolve, reject) => {
      const request = http.get(url, { agent, timeout: TIMEOUT_MS }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve(text));
        response.on('error', reject);
      });
      request.on('timeout', () => request.destroy(new Error(`${this.name} did not answer.`)));
      request.on('error', (problem: NodeJS.ErrnoException) => {
        // An idle connection that the server was just closing: the question was never heard, and is asked anew.
        const wasIdle = request.reusedSocket && problem.code === 'ECONNRESET';
        if (this.#stopped) resolve('');
        else if (wasIdle) this.#get(url, agent).then(resolve, reject);
        else reject(problem);
      });
    });
  }
}
