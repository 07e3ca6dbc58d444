import { pino } from 'pino';
import { rootCause } from './root-cause';

/** What the process says about itself, as JSON lines on standard output. Never a targeting key, never a secret. */
export const log = pino({
  name: 'sluice',
  redact: ['*.password', '*.token', '*.secret'],
  serializers: { error: rootCause },
});
