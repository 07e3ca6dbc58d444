import { expect, test } from 'vitest';
import { refuseWeakPassword } from './password-strength';

const judged = (password: string) => refuseWeakPassword(password, ['ada@example.com', 'Ada Lovelace']);

test.each([
  'password1234',
  'qwertyuiop12',
  '123456789012',
  'aaaaaaaaaaaa',
  'Password!234',
  'ada@example.com',
  'ada lovelace',
  'a'.repeat(200),
])('what many people use is refused: %s', async (password) => {
  await expect(judged(password)).rejects.toMatchObject({ code: 'INVALID_INPUT', more: { field: 'password' } });
});

test.each(['correct horse battery', 'a sentence that nobody guesses', 'v7$kQ2!zr-Lm', 'дождь идёт уже третий день'])(
  'what is hard to guess is taken, whatever it is made of: %s',
  async (password) => {
    await expect(judged(password)).resolves.toBeUndefined();
  },
);
