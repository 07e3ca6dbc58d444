import { once } from 'node:events';
import net from 'node:net';
import { afterAll } from 'vitest';

/** A way to a server that a test can close, in each of the manners in which networks fail. */
export interface TcpGate {
  /** The given URL, leading through the gate. */
  readonly url: string;
  /** Answers are kept back from now on; questions go through. Resolves once an answer is waiting. */
  holdAnswers(): { readonly held: Promise<void>; release(): void };
  /** Nothing goes through in either direction, and nobody is told: a cable pulled out. */
  blackHole(): void;
  /** Every connection is cut, and new ones are refused. */
  refuse(): Promise<void>;
  /** All is well again; where it was not, for new connections. */
  open(): Promise<void>;
}

export async function tcpGate(targetUrl: string): Promise<TcpGate> {
  const target = new URL(targetUrl);
  const pairs = new Set<readonly [net.Socket, net.Socket]>();
  let holding: { waiting: (() => void)[]; held: () => void } | null = null;
  let silent = false;

  function connect(caller: net.Socket): void {
    const server = net.connect(Number(target.port), target.hostname);
    const pair = [caller, server] as const;
    pairs.add(pair);
    caller.on('data', (bytes) => {
      if (!silent) server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (silent) return;
      if (holding === null) caller.write(bytes);
      else {
        holding.waiting.push(() => caller.write(bytes));
        holding.held();
      }
    });
    for (const [one, other] of [pair, [server, caller] as const]) {
      one.on('error', () => {});
      one.on('close', () => {
        pairs.delete(pair);
        if (!silent) other.destroy();
      });
    }
  }

  function cut(): void {
    silent = false;
    holding = null;
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  }

  const gate = net.createServer(connect);
  await once(gate.listen(0, '127.0.0.1'), 'listening');
  const { port } = portOf(gate);
  afterAll(() => {
    cut();
    gate.close();
  });
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = `${port}`;
  return {
    url: url.href,
    holdAnswers() {
      const { promise: held, resolve } = Promise.withResolvers<void>();
      const mine = { waiting: [] as (() => void)[], held: resolve };
      holding = mine;
      return {
        held,
        release() {
          holding = null;
          for (const send of mine.waiting) send();
        },
      };
    },
    blackHole() {
      silent = true;
    },
    async refuse() {
      const closed = once(gate, 'close');
      gate.close();
      cut();
      await closed;
    },
    async open() {
      if (silent || holding) cut();
      if (gate.listening) return;
      await once(gate.listen(port, '127.0.0.1'), 'listening');
    },
  };
}

function portOf(server: net.Server): net.AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address;
}
