import { describe, expect, it } from 'vitest';
import { editedFormData, switchFormData } from './save-form-data';

describe('what is sent', () => {
  it('is of a save the changed rows only, in the words of the form that works without JavaScript', () => {
    const edits = new Map([['a.b', { typed: '12.5', was: 10, version: 3 }]]);
    expect([...editedFormData({ environment: 'production', edits, note: 'why' })]).toEqual([
      ['environment', 'production'],
      ['note', 'why'],
      ['percentage:a.b', '12.5'],
      ['was:a.b', '10'],
      ['version:a.b', '3'],
    ]);
  });

  it('is of a switch that one flag, with the version that was looked at, and no percentage', () => {
    const form = new FormData();
    form.set('version:a.b', '7');
    form.set('percentage:a.b', '99');
    expect([...switchFormData({ environment: 'staging', pressed: 'a.b:off', form })]).toEqual([
      ['environment', 'staging'],
      ['switch', 'a.b:off'],
      ['version:a.b', '7'],
    ]);
  });
});
