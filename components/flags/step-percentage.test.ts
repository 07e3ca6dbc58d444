import { describe, expect, it } from 'vitest';
import { stepPercentage } from './step-percentage';

const press = (key: string, modifiers = {}) => ({ key, shiftKey: false, altKey: false, ...modifiers });

describe('an arrow key in a rollout cell', () => {
  it.each([
    ['10', press('ArrowUp'), '11'],
    ['10', press('ArrowDown'), '9'],
    ['10', press('ArrowUp', { shiftKey: true }), '20'],
    ['10', press('ArrowDown', { altKey: true }), '9.9'],
    ['12,5', press('ArrowUp'), '13.5'],
    ['99.5', press('ArrowUp'), '100'],
    ['5', press('ArrowDown', { shiftKey: true }), '0'],
  ])('makes %s by %o into %s', (typed, pressed, stepped) => {
    expect(stepPercentage(typed, pressed)).toBe(stepped);
  });

  it('keeps to tenths however often it is pressed', () => {
    let typed = '0';
    for (let i = 0; i < 300; i += 1) typed = stepPercentage(typed, press('ArrowUp', { altKey: true })) ?? 'lost';
    expect(typed).toBe('30');
  });

  it('leaves a text that is no percentage alone, as every other key does', () => {
    expect(stepPercentage('abc', press('ArrowUp'))).toBeNull();
    expect(stepPercentage('10', press('Enter'))).toBeNull();
  });
});
