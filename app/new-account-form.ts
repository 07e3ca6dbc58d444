import { formText } from './form-text';

/** The fields of the form that makes an account, as its verbs take them. */
export function newAccountOf(form: FormData) {
  return { name: formText(form, 'name'), email: formText(form, 'email'), password: formText(form, 'password') };
}
