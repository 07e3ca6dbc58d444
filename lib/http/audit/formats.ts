import { z } from 'zod';

const FORMATS = ['json', 'csv', 'ndjson'] as const;
/** `json` a page at a time; `csv` for people and their spreadsheets, `ndjson` for checking the chains: all that there is. */
export const auditFormat = z.enum(FORMATS, { error: `Use ${FORMATS.join(', ')}.` });
