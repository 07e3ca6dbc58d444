import { connectUpstash, type Upstash } from '@/lib/cache/upstash';

/** The way to Upstash, with as much time for a small command as for a body: for tests on a busy machine. */
export function patientUpstash(server: { readonly url: string; readonly token: string }): Upstash {
  const connected = connectUpstash(server);
  return { ...connected, commands: connected.bodies };
}
