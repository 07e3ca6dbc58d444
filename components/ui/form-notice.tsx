import type { FormState } from './form-state';
import { Notice } from './notice';

/** The one sentence that a form's action came back with. */
export function FormNotice({ state }: { state: FormState }) {
  switch (state.status) {
    case 'idle':
      return null;
    case 'done':
      return <Notice meaning="done">{state.message}</Notice>;
    case 'refused':
      return <Notice meaning="refused">{state.message}</Notice>;
  }
}
