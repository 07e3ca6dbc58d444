import { z } from 'zod';
import { ROLES } from '@/lib/accounts/account';
import { newTokenInput, personPatchInput, roleInput } from '@/lib/auth/schema';
import { TOKEN_ABILITIES } from '@/lib/auth/token-ability';
import { pageParameters } from '../page-of';
import { trueOrFalse } from '../read-query';
import type { Operation } from './operation';
import { count, instant, list, pageShape, scope } from './shared';

const person = z
  .object({
    id: count,
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    environments: scope,
    created_at: instant,
    disabled_at: instant.nullable(),
    first_id_linked_at: instant
      .nullable()
      .describe('When the account was linked to the anonymous id that it had first.'),
    first_id_erased_at: instant.nullable(),
  })
  .meta({ id: 'Person' });
const link = z.object({
  token: z.string().describe('Shown in this answer alone.'),
  link: z.string().describe('Where whom it is for goes with it, from the root of this server.'),
  expires_at: instant,
});
const tokenShape = {
  id: count,
  name: z.string(),
  prefix: z.string(),
  ability: z.enum(TOKEN_ABILITIES),
  environments: scope,
  flag: z.string().nullable().describe('Of a trigger: what it kills.'),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable().describe('To a minute.'),
  expired: z.boolean(),
};
export const peopleQuery = z.strictObject({
  role: z.enum(ROLES).optional(),
  disabled: trueOrFalse.optional(),
  ...pageParameters,
});
export const tokensQuery = z.strictObject({ ability: z.enum(TOKEN_ABILITIES).optional(), ...pageParameters });
const admin = { tag: 'Access', audience: 'admin' } as const;

export const accessOperations = {
  'GET /api/me': {
    tag: 'Access',
    summary: 'Says who asks, and what they may',
    answers: {
      200: z.object({
        type: z.enum(['account', 'token', 'system']),
        id: count.nullable(),
        may: z.object({ reads: scope, writes: scope, administers: z.boolean() }),
      }),
    },
  },
  'GET /api/people': {
    ...admin,
    summary: 'Lists everybody who can sign in, the oldest account first',
    query: peopleQuery,
    answers: { 200: pageShape({ people: z.array(person) }) },
  },
  'POST /api/people/invitations': {
    ...admin,
    summary: 'Makes a link by which one person makes one account, of a role',
    body: roleInput,
    answers: { 201: link },
    refuses: [404],
  },
  'GET /api/people/{id}': { ...admin, summary: 'Reads one account', answers: { 200: person } },
  'PATCH /api/people/{id}': {
    ...admin,
    summary: 'Gives an account another role, or closes it and opens it again; it bites on its next request',
    body: personPatchInput,
    answers: { 200: person },
  },
  'POST /api/people/{id}/password-link': {
    ...admin,
    summary: 'Makes a link behind which an account’s owner chooses another password',
    answers: { 201: link },
  },
  'DELETE /api/people/{id}/first-id': {
    ...admin,
    summary: 'Forgets by which anonymous id an account was known first, for good, and ends its sessions',
    answers: { 204: null },
  },
  'GET /api/people/{id}/sessions': {
    tag: 'Access',
    summary: 'Lists where an account is signed in; one’s own, or for admins anybody’s',
    query: list,
    answers: {
      200: pageShape({
        person: count,
        sessions: z.array(
          z.object({
            id: z.string().describe('Names it here; it opens nothing.'),
            user_agent: z.string(),
            created_at: instant,
            last_seen_at: instant.nullable(),
          }),
        ),
      }),
    },
  },
  'DELETE /api/people/{id}/sessions': {
    tag: 'Access',
    summary: 'Signs an account out on every device',
    answers: { 204: null },
  },
  'DELETE /api/people/{id}/sessions/{session}': {
    tag: 'Access',
    summary: 'Ends one session',
    answers: { 204: null },
  },
  'GET /api/tokens': {
    ...admin,
    summary: 'Lists the API tokens and triggers that were not revoked, the newest first',
    query: tokensQuery,
    answers: { 200: pageShape({ tokens: z.array(z.object(tokenShape)) }) },
  },
  'POST /api/tokens': {
    ...admin,
    summary: 'Makes an API token, or a trigger; itself it is in this answer alone',
    body: newTokenInput,
    answers: {
      201: z.object({
        id: count,
        prefix: z.string(),
        token: z.string(),
        link: z.string().nullable().describe('Of a trigger: where to call, from the root of this server.'),
      }),
    },
    refuses: [404],
  },
  'DELETE /api/tokens/{id}': { ...admin, summary: 'Revokes a token for good', answers: { 204: null } },
} as const satisfies Readonly<Record<string, Operation>>;
