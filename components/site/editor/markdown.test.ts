import { expect, it } from 'vitest';
import { parseMarkdown } from './markdown';

const plain = (text: string) => [{ text, mark: 'none' }];

it('reads what the toolbar writes, one block a line', () => {
  expect(parseMarkdown('## Notes\n\nSome text\n- milk\n- [ ] call\n- [x] done\n> said')).toEqual([
    { kind: 'heading', spans: plain('Notes') },
    { kind: 'paragraph', spans: plain('Some text') },
    { kind: 'item', spans: plain('milk') },
    { kind: 'todo', spans: plain('call') },
    { kind: 'done', spans: plain('done') },
    { kind: 'quote', spans: plain('said') },
  ]);
});

it('tells bold from italic, and leaves a lone star alone', () => {
  expect(parseMarkdown('a **b** and *c*, 2 * 3')).toEqual([
    {
      kind: 'paragraph',
      spans: [
        { text: 'a ', mark: 'none' },
        { text: 'b', mark: 'bold' },
        { text: ' and ', mark: 'none' },
        { text: 'c', mark: 'italic' },
        { text: ', 2 * 3', mark: 'none' },
      ],
    },
  ]);
});

it('never turns text into markup', () => {
  expect(parseMarkdown('<script>alert(1)</script>')).toEqual([
    { kind: 'paragraph', spans: plain('<script>alert(1)</script>') },
  ]);
});
