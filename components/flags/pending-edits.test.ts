import { describe, expect, it } from 'vitest';
import { changesOf, type PendingEdits, problemsOf, settleEdit, typeEdit, withoutEdit } from './pending-edits';

const row = { key: 'new_dashboard', rolloutPercentage: 12.5, version: 3 };
const nothing: PendingEdits = new Map();

describe('what is typed into the table', () => {
  it('is a change as soon as it is another number, with what the row was', () => {
    const edits = typeEdit(nothing, row, '25');
    expect(edits.get('new_dashboard')).toEqual({ typed: '25', was: 12.5, version: 3 });
    expect(changesOf(edits)).toEqual([{ key: 'new_dashboard', from: 12.5, to: 25 }]);
  });

  it('is no change any more when the stored number stands there again', () => {
    expect(typeEdit(typeEdit(nothing, row, '25'), row, '12.5').size).toBe(0);
  });

  it('keeps a text that is on its way to another number, and is not yet a change', () => {
    const edits = typeEdit(nothing, row, '12.50');
    expect(edits.get('new_dashboard')?.typed).toBe('12.50');
    expect(changesOf(edits)).toEqual([]);
    expect(changesOf(typeEdit(edits, row, '12.505'))).toEqual([{ key: 'new_dashboard', from: 12.5, to: 12.505 }]);
  });

  it('goes on from what the row was when the typing began, whatever it became meanwhile', () => {
    const edits = typeEdit(typeEdit(nothing, row, '2'), { ...row, rolloutPercentage: 50, version: 9 }, '25');
    expect(edits.get('new_dashboard')).toEqual({ typed: '25', was: 12.5, version: 3 });
  });

  it('gets its plain form on leaving the cell, and is forgotten if it changes nothing', () => {
    expect(settleEdit(typeEdit(nothing, row, ' 07,50'), 'new_dashboard').get('new_dashboard')?.typed).toBe('7.5');
    expect(settleEdit(typeEdit(nothing, row, '12,500'), 'new_dashboard').size).toBe(0);
  });

  it('stays as it was typed on leaving the cell if it is no percentage', () => {
    const edits = settleEdit(typeEdit(nothing, row, 'abc'), 'new_dashboard');
    expect(edits.get('new_dashboard')?.typed).toBe('abc');
    expect(problemsOf(edits)).toEqual([{ key: 'new_dashboard', message: '“abc” is not a number.' }]);
    expect(changesOf(edits)).toEqual([]);
  });

  it('is never changed in place: whoever holds the old edits still has them', () => {
    const edits = typeEdit(nothing, row, '25');
    typeEdit(edits, row, '50');
    withoutEdit(edits, row.key);
    expect(nothing.size).toBe(0);
    expect(edits.get('new_dashboard')?.typed).toBe('25');
  });
});
