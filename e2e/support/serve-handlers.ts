import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Serves route handlers on a port of their own, without Next. `find` gives the handler of a method and a path. */
export async function serveHandlers(
  find: (method: string, path: string) => { readonly handler: Handler; readonly params: Record<string, string> } | null,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer(async (incoming, answer) => {
    const { method = 'GET', url = '/' } = incoming;
    const found = find(method, new URL(url, 'http://x').pathname);
    if (!found) return answer.writeHead(404).end();
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const gone = new AbortController();
    answer.on('close', () => gone.abort());
    const hasBody = method !== 'GET' && method !== 'OPTIONS';
    const request = new Request(`http://${incoming.headers.host}${url}`, {
      method,
      headers,
      signal: gone.signal,
      ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' }),
    });
    const response = await found.handler(request, { params: Promise.resolve(found.params) });
    answer.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) Readable.fromWeb(response.body as never).pipe(answer);
    else answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
