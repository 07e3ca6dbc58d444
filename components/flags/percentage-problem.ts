import { parsePercentage } from '@/lib/engine/percentage';

/** Why a text can't be a rollout percentage, in words for the person who typed it; null where it can. */
export function percentageProblem(typed: string): string | null {
  if (parsePercentage(typed) !== null) return null;
  const text = typed.trim().replace(/\s*%$/, '');
  if (text === '') return 'Type a number from 0 to 100.';
  const number = Number(text.replace(',', '.'));
  if (Number.isNaN(number)) return `“${text}” is not a number.`;
  if (number < 0) return `${text} is less than 0.`;
  if (number > 100) return `${text} is more than 100.`;
  if (/[.,]\d{4,}$/.test(text)) return `${text} is finer than 0.001.`;
  return 'Type just a number, such as 12.5.';
}
