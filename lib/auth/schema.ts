import { z } from 'zod';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './password';

export const EMAIL_LENGTH_MAX = 254;
export const NAME_LENGTH_MAX = 100;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(EMAIL_LENGTH_MAX, { error: `Use at most ${EMAIL_LENGTH_MAX} characters.` })
  .pipe(z.email({ error: 'This is not an e-mail address.' }));

// One line: a name is printed in tables and logs.
const name = z
  .string()
  .trim()
  .min(1, { error: 'Say what you are called.' })
  .max(NAME_LENGTH_MAX, { error: `Use at most ${NAME_LENGTH_MAX} characters.` })
  .regex(/^\P{Cc}*$/u, { error: 'Use one line, without control characters.' });

const newPassword = z
  .string()
  .min(PASSWORD_LENGTH_MIN, { error: `Use at least ${PASSWORD_LENGTH_MIN} characters; a sentence is fine.` })
  .max(PASSWORD_LENGTH_MAX, { error: `Use at most ${PASSWORD_LENGTH_MAX} characters.` });

/** What a person types who makes an account from a link, or an admin of an environment variable. */
export const newAccountInput = z.object({ email, name, password: newPassword });

/** What a person types to sign in. Any password may be tried: only a new one has a shape to keep. */
export const signInInput = z.object({
  email,
  password: z.string().max(PASSWORD_LENGTH_MAX, { error: `Use at most ${PASSWORD_LENGTH_MAX} characters.` }),
});

/** What names an API token. */
export const newTokenInput = z.object({ name });

/** Names an account, as a form spells its id. */
export const accountInput = z.object({
  account: z.coerce
    .number()
    .int({ error: 'This is no account’s number.' })
    .positive({ error: 'This is no account’s number.' })
    .max(2 ** 31 - 1, { error: 'This is no account’s number.' }),
});
