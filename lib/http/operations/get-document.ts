import { openApiDocument } from './openapi-document';

let text: string | undefined;

/** `GET /api/openapi.json`: the API's document. It says what anybody may read in the source, so anybody may read it. */
export async function getDocument(): Promise<Response> {
  text ??= JSON.stringify(openApiDocument());
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}
