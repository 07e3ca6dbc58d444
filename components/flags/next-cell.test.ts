import { describe, expect, it } from 'vitest';
import { nextCell } from './next-cell';

const keys = ['a', 'b', 'c'];

describe('Enter in the column', () => {
  it('goes down, and with ⇧ up', () => {
    expect(nextCell(keys, { from: 'a', step: 1 })).toBe(1);
    expect(nextCell(keys, { from: 'c', step: -1 })).toBe(1);
  });

  it('stays at either end, and where the row is not in the table any more', () => {
    expect(nextCell(keys, { from: 'c', step: 1 })).toBeNull();
    expect(nextCell(keys, { from: 'a', step: -1 })).toBeNull();
    expect(nextCell(keys, { from: 'gone', step: 1 })).toBeNull();
  });
});
