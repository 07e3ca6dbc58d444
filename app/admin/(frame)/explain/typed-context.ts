import { errorsByField } from '@/app/form-outcome';
import type { DomainError } from '@/lib/domain-error';
import { optionalText, parsedJson } from '../flags/flag-form';

const FIELDS = ['targeting_key', 'device', 'user', 'attributes', 'at'] as const;

/** What was typed into the fields of a context. */
export function typedContext(form: FormData): Record<string, string> {
  return Object.fromEntries(FIELDS.map((name) => [name, optionalText(form, name)?.trim() ?? '']));
}

/** The question that it is, as REST takes it. Throws INVALID_INPUT for attributes that are no JSON. */
export function questionOf(typed: Readonly<Record<string, string>>) {
  const { targeting_key: targetingKey, device, user, at } = typed;
  const identities = { ...(device && { device }), ...(user && { user }) };
  const context = {
    ...(targetingKey && { targeting_key: targetingKey }),
    ...(Object.keys(identities).length > 0 && { identities }),
    attributes: parsedJson(typed.attributes ?? '', { field: 'attributes', empty: {} }),
  };
  return { context, ...(at && { at }) };
}

/** The fields of a context stand beside each other in the form, each under the last part of its name. */
export function contextErrors(error: DomainError): Record<string, string> {
  const field = error.more.field?.split('.').find((part) => FIELDS.some((name) => name === part));
  return field === undefined ? errorsByField(error) : { [field]: error.message };
}
