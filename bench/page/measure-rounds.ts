import http from 'node:http';
import { cpuTimeNs } from './cpu-time';

const ROUNDS = 21;
const REQUESTS_A_SAMPLE = 150;
const WARM_UP_REQUESTS = 300;

export interface Measured {
  /** Gated divided by ungated, one a round. */
  readonly ratios: readonly number[];
  /** CPU a request in microseconds, one a round. */
  readonly gatedUs: readonly number[];
  readonly ungatedUs: readonly number[];
}

/**
 * Measures both pages in interleaved rounds: ungated, gated, gated, ungated, so that a drift of the machine falls on
 * both. One request at a time over one connection; only the server's CPU counts.
 */
export async function measureRounds(server: { url: string; pid: number }, cookie: string): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const cpuOf = async (page: string, requests: number) => {
    const before = cpuTimeNs(server.pid);
    for (let sent = 0; sent < requests; sent += 1) await request(`${server.url}/bench/${page}`, { agent, cookie });
    return (cpuTimeNs(server.pid) - before) / requests / 1000;
  };
  await cpuOf('gated', WARM_UP_REQUESTS);
  await cpuOf('ungated', WARM_UP_REQUESTS);
  const rounds: { gated: number; ungated: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await cpuOf('ungated', REQUESTS_A_SAMPLE);
    const gated = (await cpuOf('gated', REQUESTS_A_SAMPLE)) + (await cpuOf('gated', REQUESTS_A_SAMPLE));
    rounds.push({ gated: gated / 2, ungated: (first + (await cpuOf('ungated', REQUESTS_A_SAMPLE))) / 2 });
  }
  agent.destroy();
  return {
    ratios: rounds.map(({ gated, ungated }) => gated / ungated),
    gatedUs: rounds.map(({ gated }) => gated),
    ungatedUs: rounds.map(({ ungated }) => ungated),
  };
}

function request(url: string, { agent, cookie }: { agent: http.Agent; cookie: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { cookie } }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`));
        response.on('end', resolve).on('error', reject).resume();
      })
      .on('error', reject);
  });
}
