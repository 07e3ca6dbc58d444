/** What a boolean flag answers with, and whom: the fields of every flag that was made without saying so. */
export const BOOLEAN_FIELDS = {
  value_type: 'boolean',
  variants: [
    { name: 'on', value: true },
    { name: 'off', value: false },
  ],
  on_variant: 'on',
  off_variant: 'off',
  default_variant: 'off',
  split: null,
};
