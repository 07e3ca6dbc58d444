/** What a form's action answers. A refusal keeps everything that was typed, by field name. */
export type FormState =
  | { readonly status: 'idle' }
  | { readonly status: 'done'; readonly message: string; readonly link?: string }
  | {
      readonly status: 'refused';
      readonly message: string;
      readonly errors: Readonly<Record<string, string>>;
      readonly typed: Readonly<Record<string, string>>;
    };

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const IDLE_FORM: FormState = { status: 'idle' };

/** What is wrong with a field, if anything. */
export function errorOf(state: FormState, field: string): string | undefined {
  return state.status === 'refused' ? state.errors[field] : undefined;
}

/** What a field shows: what was typed into a refused form, else what is stored. */
export function typedOr(state: FormState, field: string, stored: string): string {
  return state.status === 'refused' ? (state.typed[field] ?? stored) : stored;
}
