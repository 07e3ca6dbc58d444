import { database } from '@/lib/database';
import { listEnvironments } from '@/lib/environments/list-environments';

/** The environments that are ticked in a form: all of those in use stand for every one that there will be. */
export async function environmentsOf(form: FormData): Promise<{ environments: 'all' | string[] }> {
  const ticked = form.getAll('environments').filter((one) => typeof one === 'string');
  const inUse = (await listEnvironments(database())).filter(({ isRetired }) => !isRetired);
  return { environments: inUse.every(({ key }) => ticked.includes(key)) ? 'all' : ticked };
}
