import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

const told = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.looseObject({
    who: z.string(),
    environment: z.string().nullable(),
    flag: z.string().nullable(),
    note: z.string(),
  }),
});

export interface SigningSecrets {
  readonly secret: string;
  /** Signs too, while whoever receives takes the new one. */
  readonly previous: string | null;
}

/** A body as Standard Webhooks 1.0 has it: one signature for each secret that is in force. */
export function signedHeaders(
  { messageId, body, at }: { readonly messageId: string; readonly body: string; readonly at: Date },
  { secret, previous }: SigningSecrets,
): Record<string, string> {
  const signatures = [secret, previous]
    .filter((one) => one !== null)
    .map((one) => new Webhook(one).sign(messageId, at, body));
  return {
    'content-type': 'application/json',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signatures.join(' '),
  };
}

/** The same event as a sentence, as Slack and whoever understands its messages take it. */
export function slackBody(payload: string): string {
  const { type, data } = told.parse(JSON.parse(payload));
  const what = [data.flag && `\`${data.flag}\``, data.environment && `in ${data.environment}`]
    .filter(Boolean)
    .join(' ');
  const note = data.note === '' ? '' : `\n> ${escaped(data.note)}`;
  return JSON.stringify({ text: `*${type}* ${what} by ${escaped(data.who)}${note}` });
}

/** Slack reads these three as markup. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
