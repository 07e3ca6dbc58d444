import { z } from 'zod';
import { ROLES } from '@/lib/accounts/account';
import { ENVIRONMENTS_MAX } from '@/lib/environments/schema';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from './password';
import { TOKEN_ABILITIES } from './token-ability';

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

/** What a person types behind a link that changes their password. */
export const newPasswordInput = z.object({ password: newPassword });

/** What a person types to sign in. Any password may be tried: only a new one has a shape to keep. */
export const signInInput = z.object({
  email,
  password: z.string().max(PASSWORD_LENGTH_MAX, { error: `Use at most ${PASSWORD_LENGTH_MAX} characters.` }),
});

const scope = z
  .array(z.string({ error: 'Name an environment by its key.' }))
  .min(1, { error: 'Choose at least one environment, or all.' })
  .max(ENVIRONMENTS_MAX)
  .or(z.literal('all'));

/** What makes an API token. */
export const newTokenInput = z
  .strictObject({
    name,
    ability: z.enum(TOKEN_ABILITIES, { error: `Use one of ${TOKEN_ABILITIES.join(', ')}.` }),
    environments: scope.default('all'),
    /** Of a trigger: what it kills. */
    flag: z.string().trim().min(1).max(100).optional(),
    expires_in_days: z
      .number({ error: 'Use a whole number of days.' })
      .int({ error: 'Use a whole number of days.' })
      .min(1, { error: 'Use at least 1 day.' })
      .max(3_650, { error: 'Use at most 3,650 days.' })
      .optional(),
  })
  .superRefine(({ ability, environments, flag }, issue) => {
    const refuse = (field: string, message: string) => issue.addIssue({ code: 'custom', path: [field], message });
    if (ability === 'admin' && environments !== 'all') {
      refuse('environments', 'An admin’s token rules what all environments share: leave them out, or use write.');
    }
    if (ability !== 'trigger' && flag !== undefined) refuse('flag', 'Only a trigger is for one flag: leave it out.');
    if (ability !== 'trigger') return;
    if (flag === undefined) refuse('flag', 'Say which flag it kills.');
    if (environments === 'all' || environments.length !== 1)
      refuse('environments', 'A trigger kills in one environment.');
  });

/** What somebody may do: a role, and for an editor where. */
export const roleInput = z
  .strictObject({
    role: z.enum(ROLES, { error: `Use one of ${ROLES.join(', ')}.` }),
    environments: scope.default('all'),
  })
  .superRefine(({ role, environments }, issue) => {
    if (role === 'editor' || environments === 'all') return;
    issue.addIssue({ code: 'custom', path: ['environments'], message: 'Only an editor is limited to environments.' });
  });

/** What is changed of an account: what it may do, or whether it opens anything. */
export const personPatchInput = z
  .strictObject({
    role: roleInput.shape.role.optional(),
    environments: scope.optional(),
    disabled: z.boolean({ error: 'Use true or false.' }).optional(),
  })
  .superRefine(({ role, environments, disabled }, issue) => {
    const refuse = (field: string, message: string) => issue.addIssue({ code: 'custom', path: [field], message });
    if (role === undefined && disabled === undefined) refuse('role', 'Say which role, or whether it is disabled.');
    if (role !== undefined && disabled !== undefined) refuse('disabled', 'Say one at a time: the role, or this.');
    if (role === undefined && environments !== undefined) refuse('environments', 'Say the role too: editor.');
  });

/** Names an account, as a form spells its id. */
export const accountInput = z.object({
  account: z.coerce
    .number()
    .int({ error: 'This is no account’s number.' })
    .positive({ error: 'This is no account’s number.' })
    .max(2 ** 31 - 1, { error: 'This is no account’s number.' }),
});
