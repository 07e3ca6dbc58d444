/** `GET /healthz`: that it answers. */
export function GET(): Response {
  return Response.json({ state: 'alive' });
}
