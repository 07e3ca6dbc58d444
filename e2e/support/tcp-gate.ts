import { once } from 'node:events';
import net from 'node:net';
import { afterAll } from 'vitest';

/** A way to a server that a test can close, in each of the manners in which networks fail. */
export interface TcpGate {
  /** The given URL, leading through the gate. */
  readonly url: string;
  /** Answers are kept back from the first that has `text` in it; `held` resolves then. Questions go through. */
  holdAnswers(text?: string): { readonly held: Promise<void>; release(): void };
  /** Shows the bytes of every question to `look`, before they go on. */
  onQuestion(look: (bytes: Buffer) => void): void;
  /** Nothing goes through in either direction, and nobody is told: a cable pulled out. */
  blackHole(): void;
  /** Every connection is cut, and new ones are refused. */
  refuse(): Promise<void>;
  /** Every connection is cut, and so is each new one, until `times` have tried: a server that is starting up. */
  turnAway(times: number): Promise<void>;
  /** All is well again; where it was not, for new connections. */
  open(): Promise<void>;
}

interface Holding {
  readonly text: string;
  readonly waiting: (() => void)[];
  readonly begun: () => void;
}

export async function tcpGate(targetUrl: string): Promise<TcpGate> {
  const target = new URL(targetUrl);
  const sockets = new Set<net.Socket>();
  let holding: Holding | null = null;
  let silent = false;
  let visitor: (() => void) | null = null;
  let look = (_bytes: Buffer) => {};

  function connect(caller: net.Socket): void {
    if (visitor) {
      caller.destroy();
      visitor();
      return;
    }
    const server = net.connect(Number(target.port), target.hostname);
    join(caller, server, (bytes) => ask(server, bytes));
    join(server, caller, (bytes) => answer(() => caller.write(bytes), bytes));
  }

  function join(one: net.Socket, other: net.Socket, onData: (bytes: Buffer) => void): void {
    sockets.add(one);
    one.on('data', onData);
    one.on('error', () => {});
    one.on('close', () => {
      sockets.delete(one);
      if (!silent) other.destroy();
    });
  }

  function ask(server: net.Socket, bytes: Buffer): void {
    look(bytes);
    if (!silent) server.write(bytes);
  }

  function answer(send: () => void, bytes: Buffer): void {
    if (silent) return;
    if (holding !== null && (holding.waiting.length > 0 || bytes.includes(holding.text))) {
      holding.waiting.push(send);
      holding.begun();
    } else send();
  }

  function cut(): void {
    silent = false;
    holding = null;
    for (const socket of sockets) socket.destroy();
  }

  const gate = net.createServer(connect);
  await once(gate.listen(0, '127.0.0.1'), 'listening');
  const port = portOf(gate);
  afterAll(() => {
    cut();
    gate.close();
  });
  return {
    url: Object.assign(new URL(target), { host: `127.0.0.1:${port}` }).href,
    holdAnswers(text = '') {
      const { promise: held, resolve: begun } = Promise.withResolvers<void>();
      const mine: Holding = { text, waiting: [], begun };
      holding = mine;
      const release = () => {
        holding = null;
        for (const send of mine.waiting) send();
      };
      return { held, release };
    },
    onQuestion(shown) {
      look = shown;
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
    async turnAway(times) {
      const { promise, resolve } = Promise.withResolvers<void>();
      let visits = 0;
      visitor = () => {
        visits += 1;
        if (visits === times) resolve();
      };
      cut();
      await promise;
    },
    async open() {
      visitor = null;
      if (silent || holding) cut();
      if (gate.listening) return;
      await once(gate.listen(port, '127.0.0.1'), 'listening');
    },
  };
}

function portOf(server: net.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
