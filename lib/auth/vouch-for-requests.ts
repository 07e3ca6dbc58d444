import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { clientOf } from './client-address';

/** What only a proxy that is believed may say of a request. */
const FORWARDED = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip', 'forwarded'];
const ONE_YEAR_SECONDS = 31_536_000;

interface Started {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Sets every request right before anything of Next's or ours sees it: X-Forwarded-For is the one address that the request
 * came from, as the socket says, and what only a proxy may say is gone unless one that is believed said it. Next keeps a
 * client's own headers, and gives handlers no peer. Where visitors come over https, every answer says to stay there.
 */
export function vouchForRequests({
  trusted,
  isSecure,
}: {
  readonly trusted: BlockList;
  readonly isSecure: boolean;
}): void {
  subscribe('http.server.request.start', (message) => {
    if (!isStarted(message)) return;
    const { request, response } = message;
    const sent = request.headers['x-forwarded-for'];
    const client = clientOf(request.socket.remoteAddress, Array.isArray(sent) ? sent.join(',') : sent, trusted);
    request.headers['x-forwarded-for'] = client.address;
    if (!client.isForwarded) for (const name of FORWARDED) delete request.headers[name];
    if (isSecure) response.setHeader('strict-transport-security', `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`);
  });
}

function isStarted(message: unknown): message is Started {
  return typeof message === 'object' && message !== null && 'request' in message && 'response' in message;
}
