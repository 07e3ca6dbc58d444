import { once } from 'node:events';
import net from 'node:net';
import { Pace } from './pace';

/** A way to a server that can fail in each of the manners in which networks and servers do. */
export interface TcpGate {
  /** The given URL, leading through the gate. */
  readonly url: string;
  /** Answers are kept back from the first that has `text` in it; `held` resolves then. Questions go through. */
  holdAnswers(text?: string): { readonly held: Promise<void>; release(): void };
  /** Shows the bytes of every question to `look`, before they go on. */
  onQuestion(look: (bytes: Buffer) => void): void;
  /** Nothing goes through in either direction, and nobody is told: a cable pulled out. */
  blackHole(): void;
  /** The same, but only for connections on which a caller has said `text`. */
  silence(text: string): void;
  /** Every answer comes `ms` later. */
  slow(ms: number): void;
  /** Every answer is what `spoilt` makes of it; after one that ends short of its end the connection is closed. */
  spoil(spoilt: (bytes: Buffer) => Buffer): void;
  /** Every connection is cut, and new ones are refused. */
  refuse(): Promise<void>;
  /** Every connection is cut, and so is each new one, until `times` have tried: a server that is starting up. */
  turnAway(times: number): Promise<void>;
  /** All is well again; where it was not, for new connections. */
  open(): Promise<void>;
  close(): void;
}

interface Holding {
  readonly text: string;
  readonly waiting: (() => void)[];
  readonly begun: () => void;
}

interface Connection {
  readonly caller: net.Socket;
  readonly server: net.Socket;
  readonly pace: Pace;
  said: string;
}

/** How a caller introduces itself stands in what it says first. */
const INTRODUCTION_LENGTH_MAX = 1_000;

/** Opens a gate on a free port, in front of the server that `targetUrl` leads to. */
export async function openTcpGate(targetUrl: string): Promise<TcpGate> {
  const target = new URL(targetUrl);
  const connections = new Set<Connection>();
  let holding: Holding | null = null;
  let silenced: string | null = null;
  let delayMs = 0;
  let spoilt: ((bytes: Buffer) => Buffer) | null = null;
  let visitor: (() => void) | null = null;
  let look = (_bytes: Buffer) => {};

  const isSilent = ({ said }: Connection) => silenced !== null && said.includes(silenced);

  function connect(caller: net.Socket): void {
    if (visitor) {
      caller.destroy();
      visitor();
      return;
    }
    const server = net.connect(Number(target.port), target.hostname);
    const connection: Connection = { caller, server, pace: new Pace(), said: '' };
    connections.add(connection);
    caller.on('data', (bytes) => {
      if (connection.said.length < INTRODUCTION_LENGTH_MAX) connection.said += bytes.toString('latin1');
      look(bytes);
      if (!isSilent(connection)) server.write(bytes);
    });
    server.on('data', (bytes) => answer(connection, bytes));
    for (const [one, other] of [
      [caller, server],
      [server, caller],
    ] as const) {
      one.on('error', () => {});
      one.on('close', () => {
        connections.delete(connection);
        if (!isSilent(connection)) other.destroy();
      });
    }
  }

  function answer(connection: Connection, bytes: Buffer): void {
    if (isSilent(connection)) return;
    const { caller, pace } = connection;
    const sent = spoilt ? spoilt(bytes) : bytes;
    const send = () => (sent.length < bytes.length ? caller.end(sent) : caller.write(sent));
    if (holding !== null && (holding.waiting.length > 0 || bytes.includes(holding.text))) {
      holding.waiting.push(send);
      holding.begun();
    } else pace.send(send, delayMs);
  }

  function cut(): void {
    silenced = null;
    holding = null;
    spoilt = null;
    delayMs = 0;
    for (const { caller, server } of connections) {
      caller.destroy();
      server.destroy();
    }
  }

  const gate = net.createServer(connect);
  await once(gate.listen(0, '127.0.0.1'), 'listening');
  const port = portOf(gate);
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
    onQuestion(how) {
      look = how;
    },
    blackHole() {
      silenced = '';
    },
    silence(text) {
      silenced = text;
    },
    slow(ms) {
      delayMs = ms;
    },
    spoil(how) {
      spoilt = how;
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
      if (silenced !== null || holding || spoilt) cut();
      delayMs = 0;
      if (gate.listening) return;
      await once(gate.listen(port, '127.0.0.1'), 'listening');
    },
    close() {
      cut();
      gate.close();
    },
  };
}

function portOf(server: net.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
