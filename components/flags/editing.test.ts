import { describe, expect, it } from 'vitest';
import { type Editing, type EditingEvent, editingFrom, NOTHING_EDITED, reduceEditing } from './editing';
import type { SaveState } from './save-state';

const row = { key: 'new_dashboard', rolloutPercentage: 10, version: 3 };
const other = { key: 'beta_editor', rolloutPercentage: 50, version: 1 };
const type = (text: string, typedRow = row): EditingEvent => ({ type: 'typed', row: typedRow, text });
const played = (...events: EditingEvent[]): Editing => events.reduce(reduceEditing, NOTHING_EDITED);

const refusal: SaveState = {
  status: 'refused',
  message: 'Nothing was saved.',
  errors: [{ key: 'beta_editor', field: 'rollout_percentage', message: 'Use 0 to 100.' }],
  conflicts: [
    {
      key: 'new_dashboard',
      action: 'flag.edited',
      theirs: { rolloutPercentage: 15, enabled: true, version: 4 },
      who: 'Ada',
      at: '2026-11-22T12:00:00.000Z',
      note: '',
    },
  ],
  asked: [],
  typed: { new_dashboard: '25', beta_editor: '101' },
  note: 'why',
};

const saved = (changed: readonly string[]): SaveState => ({
  status: 'saved',
  revision: 8,
  changes: changed.map((key) => ({ key, what: 'rollout_percentage', from: 10, to: 25 })),
  changeId: 'c',
  reach: null,
  missed: '',
  at: '2026-11-22T12:00:00.000Z',
});

describe('a table that is being edited', () => {
  it('forgets a row on Escape, and everything on Discard', () => {
    expect(played(type('25'), type('60', other), { type: 'restored', key: 'new_dashboard' }).edits.size).toBe(1);
    expect(played(type('25'), type('60', other), { type: 'discarded' }).edits.size).toBe(0);
  });

  it('has nothing pending after a save that took all of it', () => {
    const { edits } = played(type('25'));
    expect(
      played(type('25'), { type: 'answered', state: saved(['new_dashboard']), sent: edits, rows: [] }).edits.size,
    ).toBe(0);
  });

  it('keeps what was typed while a save was on its way, as an edit of what the row became', () => {
    const { edits } = played(type('25'));
    const rows = [{ ...row, rolloutPercentage: 25, version: 4 }];
    const later = played(type('25'), type('30'), {
      type: 'answered',
      state: saved(['new_dashboard']),
      sent: edits,
      rows,
    });
    expect(later.edits.get('new_dashboard')).toEqual({ typed: '30', was: 25, version: 4 });
  });

  it('does not conflict with its own switch: a row that was switched goes on from its new version', () => {
    const rows = [{ ...row, version: 4 }];
    const state = saved(['new_dashboard']);
    const later = played(type('25'), { type: 'answered', state, sent: new Map(), rows });
    expect(later.edits.get('new_dashboard')).toEqual({ typed: '25', was: 10, version: 4 });
  });

  it('keeps every edit through a refusal, and shows each row why', () => {
    const start = played(type('25'), type('101', other));
    const refused = reduceEditing(start, { type: 'answered', state: refusal, sent: start.edits, rows: [] });
    expect(refused.edits).toEqual(start.edits);
    expect(refused.errors.get('beta_editor')).toBe('Use 0 to 100.');
    expect(refused.conflicts.get('new_dashboard')?.who).toBe('Ada');
    expect(reduceEditing(refused, type('99', other)).errors.size).toBe(0);
  });

  it('saves mine on top of theirs when mine is kept', () => {
    const kept = played(
      type('25'),
      { type: 'answered', state: refusal, sent: new Map(), rows: [] },
      { type: 'kept-mine', key: 'new_dashboard' },
    );
    expect(kept.edits.get('new_dashboard')).toEqual({ typed: '25', was: 15, version: 4 });
    expect(kept.conflicts.size).toBe(0);
  });

  it('shows theirs and edits nothing when theirs is taken', () => {
    const taken = played(
      type('25'),
      { type: 'answered', state: refusal, sent: new Map(), rows: [] },
      { type: 'took-theirs', key: 'new_dashboard' },
    );
    expect(taken.edits.size).toBe(0);
    expect(taken.conflicts.size).toBe(0);
    expect(taken.theirs.get('new_dashboard')?.rolloutPercentage).toBe(15);
  });

  it('stands as it was typed after a round trip without JavaScript, on the rows as they are now', () => {
    const now = [{ ...row, rolloutPercentage: 15, version: 4 }, other];
    const editing = editingFrom(refusal, now);
    expect(editing.edits.get('new_dashboard')).toEqual({ typed: '25', was: 15, version: 4 });
    expect(editing.edits.get('beta_editor')?.typed).toBe('101');
    expect(editing.conflicts.size).toBe(1);
    expect(editingFrom({ status: 'idle' }, now)).toEqual(NOTHING_EDITED);
  });

  it('is not fooled by a flag that is called like a property of every object', () => {
    const strange = { key: 'constructor', rolloutPercentage: 0, version: 1 };
    expect(editingFrom(refusal, [strange]).edits.size).toBe(0);
  });
});
