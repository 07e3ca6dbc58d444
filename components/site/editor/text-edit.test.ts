import { describe, expect, it } from 'vitest';
import { prefixed, type TextEdit, wrapped } from './text-edit';

const applied = (text: string, { from, to, insert, select: [start, end] }: TextEdit) => {
  const result = text.slice(0, from) + insert + text.slice(to);
  return `${result.slice(0, start)}[${result.slice(start, end)}]${result.slice(end)}`;
};

describe('a mark', () => {
  it('goes around the selection and keeps it selected', () => {
    expect(applied('make it bold', wrapped({ text: 'make it bold', from: 8, to: 12 }, '**'))).toBe(
      'make it **[bold]**',
    );
  });

  it('is taken away by the same press', () => {
    expect(applied('make it **bold**', wrapped({ text: 'make it **bold**', from: 10, to: 14 }, '**'))).toBe(
      'make it [bold]',
    );
  });

  it('waits around the caret where nothing is selected', () => {
    expect(applied('', wrapped({ text: '', from: 0, to: 0 }, '*'))).toBe('*[]*');
  });
});

describe('a prefix', () => {
  it('begins the line of the caret, wherever in the line that is', () => {
    expect(applied('one\ntwo\nthree', prefixed({ text: 'one\ntwo\nthree', from: 5, to: 5 }, '- '))).toBe(
      'one\n- two[]\nthree',
    );
  });

  it('begins every selected line', () => {
    expect(applied('one\ntwo', prefixed({ text: 'one\ntwo', from: 1, to: 5 }, '> '))).toBe('[> one\n> two]');
  });

  it('is taken away where every selected line has it', () => {
    expect(applied('- one\n- two', prefixed({ text: '- one\n- two', from: 0, to: 11 }, '- '))).toBe('[one\ntwo]');
  });
});
