import { z } from 'zod';

/**
 * A text that can be stored, without the spaces around it. PostgreSQL keeps no NUL, and half a surrogate pair would come
 * back as another character than history has.
 */
export function textInput(lengthMax: number) {
  return z
    .string()
    .trim()
    .max(lengthMax, { error: `Use at most ${lengthMax.toLocaleString('en')} characters.` })
    .refine((typed) => typed.isWellFormed() && !typed.includes('\0'), {
      error: 'There is a character in it that cannot be stored: type it anew.',
    });
}
