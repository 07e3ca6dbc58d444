import type { SaveAction, SaveState } from './save-state';

/** Calls a server action; a request that got no answer is a refusal, so that nothing that was typed is lost with it. */
export async function sendOrRefuse(action: SaveAction, state: SaveState, form: FormData): Promise<SaveState> {
  try {
    return await action(state, form);
  } catch (error) {
    if (isRouting(error)) throw error;
    return {
      status: 'refused',
      message: 'No answer from the server, so it is unknown whether this was saved. What you typed is kept: try again.',
      errors: [],
      conflicts: [],
      asked: [],
      typed: {},
      note: String(form.get('note') ?? ''),
    };
  }
}

/** Redirects and the like travel as errors, for the router to catch. */
function isRouting(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'digest' in error && String(error.digest).startsWith('NEXT_');
}
