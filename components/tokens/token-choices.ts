/** What a token is for, in a word and in a sentence. */
export const TOKEN_CHOICES = [
  {
    value: 'trigger',
    label: 'Kill one flag',
    explanation: 'A link for a monitoring system: whoever calls it kills that flag in one environment.',
  },
  { value: 'evaluate', label: 'Evaluate', explanation: 'For a service that asks which answer somebody gets.' },
  { value: 'read', label: 'Read', explanation: 'Looks at flags, history and plans too, over REST.' },
  { value: 'write', label: 'Write', explanation: 'Changes flags and kills them too.' },
  { value: 'admin', label: 'Admin', explanation: 'Does everything, in all environments.' },
  {
    value: 'client',
    label: 'Client key',
    explanation:
      'For code that anybody can read, such as a browser’s: it evaluates client-visible flags and nothing else.',
  },
] as const;
