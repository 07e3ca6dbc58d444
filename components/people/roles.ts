/** What an account may do, in a word and in a sentence. */
export const ROLE_CHOICES = [
  { value: 'member', label: 'Member', explanation: 'Signs in to the public pages, and has no way into the admin.' },
  { value: 'viewer', label: 'Viewer', explanation: 'Looks at everything in the admin, and changes nothing.' },
  { value: 'editor', label: 'Editor', explanation: 'Changes flags, and kills them, in the environments chosen here.' },
  { value: 'admin', label: 'Admin', explanation: 'Does everything: people, tokens and environments too.' },
] as const;

/** What somebody may do, as a table says it: an editor's environments by name. */
export function mayWords(
  { role, environments }: { readonly role: string; readonly environments: 'all' | readonly string[] },
  nameOf: (key: string) => string,
): string {
  const label = ROLE_CHOICES.find(({ value }) => value === role)?.label ?? role;
  return environments === 'all' ? label : `${label} of ${environments.map(nameOf).join(', ')}`;
}
