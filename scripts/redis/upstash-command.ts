/** A command as Upstash accepts it in JSON, as Redis wants it: text. Numbers and booleans become text, objects JSON. */
export function upstashCommand(command: unknown): string[] {
  if (!Array.isArray(command) || command.length === 0) throw new Error('ERR empty command');
  return command.map((part) =>
    typeof part === 'string' ? part : typeof part === 'object' ? JSON.stringify(part) : String(part),
  );
}
