/**
 * A Redis reply as Upstash puts it into JSON: strings are UTF-8, or base64 where the caller asked for it, all but the
 * bare OK; integers are numbers; absence is null.
 */
export function upstashReply(reply: unknown, isBase64: boolean): unknown {
  if (reply === null || reply === undefined) return null;
  if (Buffer.isBuffer(reply)) return reply.toString(isBase64 ? 'base64' : 'utf8');
  if (typeof reply === 'string') return isBase64 && reply !== 'OK' ? Buffer.from(reply).toString('base64') : reply;
  if (typeof reply === 'bigint') return Number(reply);
  if (Array.isArray(reply)) return reply.map((item) => upstashReply(item, isBase64));
  if (reply instanceof Error) return reply.message;
  return reply;
}
