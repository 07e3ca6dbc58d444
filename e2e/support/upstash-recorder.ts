import { once } from 'node:events';
import http from 'node:http';
import { afterAll } from 'vitest';

/** A way to Upstash that writes down what it is asked, before it is answered. */
export interface UpstashRecorder {
  readonly url: string;
  /** The commands so far, one array each; those of a pipeline one by one. */
  readonly commands: readonly (readonly string[])[];
  readonly forget: () => void;
  /** Called with each command as it comes, before it goes on. */
  onCommand: (command: readonly string[]) => void;
}

export async function upstashRecorder(targetUrl: string): Promise<UpstashRecorder> {
  const commands: string[][] = [];
  const recorder = {
    url: '',
    commands,
    forget: () => {
      commands.length = 0;
    },
    onCommand: (_command: readonly string[]) => {},
  };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const said = JSON.parse(body.toString() || '[]');
    for (const command of Array.isArray(said[0]) ? said : [said]) {
      commands.push(command.map(String));
      recorder.onCommand(command.map(String));
    }
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const forwarded = new Headers();
    for (const [name, value] of Object.entries(headers)) forwarded.set(name, String(value));
    const answer = await fetch(new URL(request.url ?? '/', targetUrl), { method: 'POST', headers: forwarded, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  afterAll(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  recorder.url = `http://127.0.0.1:${address.port}`;
  return recorder;
}
