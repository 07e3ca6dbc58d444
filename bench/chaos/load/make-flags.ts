import { FLAGS } from '../world/flags';
import type { World } from '../world/world';
import { callApi } from './api';

/** Makes the flags of the run through a server's API. */
export async function makeFlags({ adminToken: token }: World, url: string): Promise<void> {
  for (const body of FLAGS) {
    const { status } = await callApi(`${url}/api/flags`, { token, method: 'POST', body });
    if (status !== 201) throw new Error(`${body.key} could not be made: ${status}.`);
  }
}
