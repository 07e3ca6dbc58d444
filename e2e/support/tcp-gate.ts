import { afterAll } from 'vitest';
import { openTcpGate, type TcpGate } from '@/scripts/processes/tcp-gate';

export type { TcpGate };

/** A way to a server that a test can close, in each of the manners in which networks fail; until the file ends. */
export async function tcpGate(targetUrl: string): Promise<TcpGate> {
  const gate = await openTcpGate(targetUrl);
  afterAll(() => gate.close());
  return gate;
}
