import { meantValue } from '@/components/variants/typed-variant';
import { parsedJson } from './flag-form';

/**
 * Variants as a form sends them, by row, with what their values mean for the flag's type. What is no number or no boolean
 * stays a text, for the verb to refuse by its place. Throws INVALID_INPUT for what should be JSON and is none.
 */
export function typedVariants(form: FormData, type: string): { name: string; value: unknown }[] {
  const [names, values] = [form.getAll('variant_name').map(String), form.getAll('variant_value').map(String)];
  return names.map((name, nth) => ({ name: name.trim(), value: meant(values[nth] ?? '', type, nth) }));
}

/** The weights beside them, of those that have any. */
export function typedWeights(form: FormData): { variant: string; weight: string }[] {
  const names = form.getAll('variant_name').map(String);
  return form.getAll('weight').map((weight, nth) => ({ variant: (names[nth] ?? '').trim(), weight: String(weight) }));
}

function meant(text: string, type: string, nth: number): unknown {
  if (type === 'json') return parsedJson(text, { field: `variants.${nth}.value`, empty: '' });
  return type === 'string' ? text : (meantValue('json', text) ?? text);
}
