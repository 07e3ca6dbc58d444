import { z } from 'zod';
import { Refusal } from '../refusal';

/** Where Sluice is, who asks, and about which environment (the app's own where none is named). */
export interface Sluice {
  readonly url: string;
  readonly token: string;
  readonly environment: string | undefined;
}

const refusal = z.object({
  error: z.object({ message: z.string(), field: z.string().optional() }),
});

/** Asks the REST API. Refuses with the server's own sentence, and the field that it is about. */
export async function ask(
  { url, token, environment }: Sluice,
  [method, path]: readonly [string, string],
  body?: object,
): Promise<unknown> {
  const address = new URL(path, url);
  if (environment !== undefined) address.searchParams.set('environment', environment);
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
  const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(address, sent).catch((error: unknown) => {
    throw new Refusal(`${address.origin} does not answer: ${error instanceof Error ? error.message : error}.`);
  });
  const text = await answer.text();
  const told: unknown = parsed(text);
  if (answer.ok) return told;
  const read = refusal.safeParse(told);
  if (!read.success) throw new Refusal(`${address.origin} answered ${answer.status}.`);
  const { message, field } = read.data.error;
  throw new Refusal(field === undefined ? message : `${message} (${field})`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
