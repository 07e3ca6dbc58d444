import { FormNotice } from '@/components/ui/form-notice';
import type { FormState } from '@/components/ui/form-state';

/** What is wrong with the form as a whole; what is wrong with a field stands beside that field, once. */
export function FormRefusal({ state }: { state: FormState }) {
  const isAboutFields = state.status === 'refused' && Object.keys(state.errors).length > 0;
  return isAboutFields ? null : <FormNotice state={state} />;
}
