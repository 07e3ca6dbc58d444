import { describe, expect, it } from 'vitest';
import { COMMANDS, slashEdit, slashQuery } from './commands';

const query = (text: string) => slashQuery({ text, from: text.length, to: text.length });

describe('a slash at the start of a line', () => {
  it('offers every command', () => {
    expect(query('A line\n/')?.matches).toEqual(COMMANDS);
  });

  it('offers those that begin with what is typed', () => {
    expect(query('/TO')?.matches.map(({ name }) => name)).toEqual(['To-do']);
  });

  it.each(['', 'and/or', '/nothing', 'text /list', '/list '])('is not seen in %j', (text) => {
    expect(query(text)).toBeNull();
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'becomes what %s makes of an empty line',
    (_, command) => {
      const text = `Before\n/${command.word}\nAfter`;
      const at = { from: 7, to: 8 + command.word.length };
      const { from, to, insert } = slashEdit(text, at, command);
      const alone = command.edit({ text: '', from: 0, to: 0 }).insert;
      expect(text.slice(0, from) + insert + text.slice(to)).toBe(`Before\n${alone}\nAfter`);
    },
  );
});
