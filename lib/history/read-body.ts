import { z } from 'zod';

const body = z.object({
  action: z.string(),
  environment: z.string().nullable(),
  revision: z.number().nullable(),
  flag: z.string().nullable(),
  source: z.string(),
  note: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});

/** An entry's canonical text, parsed. Throws on a text that is not one of ours: the chain would not verify either. */
export function readBody(text: string): z.infer<typeof body> {
  return body.parse(JSON.parse(text));
}
