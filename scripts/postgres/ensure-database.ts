import postgres from 'postgres';

const CONNECT_SECONDS_MAX = 5;
// What the slower of two that make it at once is told, depending on how close they were.
const EXISTS_ALREADY = ['42P04', '23505'];

/** Makes the database `name` on the server that `serverUrl` leads to, unless it is there; as a copy of `template`, if given. */
export async function ensureDatabase(serverUrl: string, name: string, template = 'template1'): Promise<void> {
  const client = postgres(serverUrl, { max: 1, connect_timeout: CONNECT_SECONDS_MAX, onnotice: () => {} });
  try {
    const [found] = await client`select 1 from pg_database where datname = ${name}`;
    if (!found) await client`create database ${client(name)} template ${client(template)}`;
  } catch (problem) {
    if (!(problem instanceof postgres.PostgresError && EXISTS_ALREADY.includes(problem.code))) throw problem;
  } finally {
    await client.end();
  }
}
