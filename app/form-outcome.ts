import type { FormState } from '@/components/ui/form-state';
import { DomainError } from '@/lib/domain-error';
import { log } from '@/lib/log';

/**
 * Runs a form's work and says what came of it. A refusal becomes a message, the fields at fault and everything that was
 * typed; a bug is logged and told as one, with what was typed. What Next throws to redirect passes through.
 */
export async function formOutcome(form: FormData, work: () => Promise<FormState>): Promise<FormState> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) {
      if (isNavigation(error)) throw error;
      log.error({ error }, 'a form failed');
    }
    return refused(form, error);
  }
}

function refused(form: FormData, error: unknown): FormState {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' && isSayable(name) ? [[name, value]] : [])),
  );
  if (!(error instanceof DomainError)) {
    return {
      status: 'refused',
      message: 'Nothing was saved: something broke on our side. Try again.',
      errors: {},
      typed,
    };
  }
  return { status: 'refused', message: error.message, errors: errorsByField(error), typed };
}

/**
 * The message of each field at fault, by the field's first name (`tags.2` is shown beside `tags`), and by its full path,
 * for a form that knows where that is.
 */
export function errorsByField({ message, more }: DomainError): Record<string, string> {
  const issues =
    Array.isArray(more.details) && more.field !== 'confirm' ? more.details : [{ field: more.field, message }];
  return Object.fromEntries(
    issues.flatMap((issue: { field?: unknown; message?: unknown }) =>
      typeof issue.field === 'string'
        ? [issue.field.split('.')[0] ?? '', issue.field].map((name) => [name, String(issue.message)])
        : [],
    ),
  );
}

// Never back into the page: passwords, and the fields by which Next finds the action.
function isSayable(name: string): boolean {
  return !name.startsWith('$ACTION') && !name.includes('password');
}

function isNavigation(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_');
}
