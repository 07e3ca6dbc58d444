/** The flags that the public pages ask. */
export const SITE_FLAGS = ['new_dashboard', 'beta_editor'] as const;
