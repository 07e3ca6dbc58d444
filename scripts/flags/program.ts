import { readFileSync, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { Refusal } from '../refusal';
import { tableOf } from './print';
import { ask, type Sluice } from './sluice-client';

const ROOT = '/api/v1';

interface Options {
  readonly url: string;
  readonly token?: string;
  readonly environment?: string;
  readonly json?: boolean;
}

const flag = z.looseObject({
  key: z.string(),
  enabled: z.boolean(),
  killed: z.boolean(),
  rollout_percentage: z.number(),
  archived: z.boolean(),
  owner: z.string(),
});
const flags = z.looseObject({ flags: z.array(flag), next_cursor: z.string().nullable() });
const imported = z.looseObject({
  dry_run: z.boolean(),
  untouched: z.array(z.string()),
  changes: z.array(
    z.looseObject({
      action: z.string(),
      environment: z.string().nullable(),
      flag: z.string().nullable(),
      segment: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
});

/** `npm run flags -- …`: the REST API by hand. Prints through `print`; what is refused is a Refusal. */
export function flagsProgram(print: (text: string) => void): Command {
  const program = new Command('flags')
    .description('Looks at flags and changes them, over the REST API.')
    .addOption(new Option('--url <url>', 'where Sluice is').env('SLUICE_URL').default('http://127.0.0.1:3000'))
    .addOption(new Option('--token <token>', 'an API token').env('SLUICE_TOKEN'))
    .addOption(new Option('-e, --environment <key>', 'which environment').env('SLUICE_ENVIRONMENT'))
    .option('--json', 'print what the server answered')
    .exitOverride();
  const show = (told: unknown, text: () => string) => print(isJson() ? JSON.stringify(told, null, 2) : text());
  const isJson = () => program.opts<Options>().json === true;

  program
    .command('list')
    .description('every flag')
    .action(async () => {
      const told = await wholeList(sluiceOf(program));
      show(told, () => tableOf(HEAD, told.flags.map(rowOf)));
    });
  program
    .command('get <key>')
    .description('one flag, with everything that is set')
    .action(async (key: string) => {
      const told = await ask(sluiceOf(program), ['GET', pathOf(key)]);
      show(told, () => tableOf(['field', 'value'], Object.entries(flag.parse(told))));
    });
  program
    .command('set <key>')
    .description('its percentage, or its switch')
    .option('-p, --percentage <percentage>', '0 to 100, in steps of 0.001')
    .option('--on', 'switch it on')
    .option('--off', 'switch it off for everybody')
    .option('-n, --note <note>', 'why', '')
    .action(async (key: string, said: { percentage?: string; on?: boolean; off?: boolean; note: string }) => {
      if (said.on && said.off) throw new Refusal('Use --on or --off.');
      const body = {
        ...(said.percentage !== undefined && { rollout_percentage: said.percentage }),
        ...((said.on || said.off) && { enabled: said.on === true }),
        note: said.note,
      };
      const told = await ask(sluiceOf(program), ['PATCH', pathOf(key)], body);
      show(told, () => tableOf(HEAD, [rowOf(flag.parse(told))]));
    });
  program
    .command('kill <key>')
    .description('off for everybody, at once')
    .option('-n, --note <note>', 'why', '')
    .action(async (key: string, { note }: { note: string }) => {
      const told = await ask(sluiceOf(program), ['POST', `${pathOf(key)}/kill`], { note });
      show(told, () => tableOf(HEAD, [rowOf(flag.parse(told))]));
    });
  program
    .command('lift <key>')
    .description('ends a kill: the flag answers as before')
    .action(async (key: string) => {
      const told = await ask(sluiceOf(program), ['DELETE', `${pathOf(key)}/kill`]);
      show(told, () => tableOf(HEAD, [rowOf(flag.parse(told))]));
    });
  program
    .command('explain <key>')
    .description('what somebody gets, and why')
    .requiredOption('-k, --targeting-key <id>', 'whose answer')
    .option('-a, --attribute <name=value...>', 'what is known of them; the value as JSON, or a text')
    .action(async (key: string, said: { targetingKey: string; attribute?: string[] }) => {
      const attributes = Object.fromEntries((said.attribute ?? []).map(attributeOf));
      const body = { context: { targeting_key: said.targetingKey, attributes } };
      const told = await ask(sluiceOf(program), ['POST', `${pathOf(key)}/explain`], body);
      show(told, () => tableOf(['what', 'is'], explained(told)));
    });
  program
    .command('export')
    .description('a whole environment, as a document')
    .option('-o, --output <file>', 'where to; by itself it is printed')
    .action(async ({ output }: { output?: string }) => {
      const told = await askForDocument(program, 'GET');
      const text = JSON.stringify(told, null, 2);
      if (output === undefined) return print(text);
      writeFileSync(output, `${text}\n`);
      print(`Written to ${output}.`);
    });
  program
    .command('import <file>')
    .description('says what a document would change; with --apply it does')
    .option('--apply', 'change it')
    .option('-n, --note <note>', 'why', '')
    .action(async (file: string, { apply, note }: { apply?: boolean; note: string }) => {
      const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const body = { document, note, dry_run: apply !== true };
      const told = await askForDocument(program, 'PUT', body);
      show(told, () => importedText(imported.parse(told)));
    });
  return program;
}

/** Every page of the list, as one. */
async function wholeList(sluice: Sluice): Promise<z.infer<typeof flags>> {
  const page = async (query: string) => flags.parse(await ask(sluice, ['GET', `${ROOT}/flags${query}`]));
  const whole = await page('');
  while (whole.next_cursor !== null) {
    const next = await page(`?${new URLSearchParams({ cursor: whole.next_cursor })}`);
    whole.flags.push(...next.flags);
    whole.next_cursor = next.next_cursor;
  }
  return whole;
}

const HEAD = ['key', 'state', 'rollout', 'owner'];

function rowOf({ key, enabled, killed, archived, rollout_percentage, owner }: z.infer<typeof flag>) {
  const state = killed ? 'killed' : archived ? 'archived' : enabled ? 'on' : 'off';
  return [key, state, `${rollout_percentage} %`, owner];
}

function importedText({ changes, untouched, dry_run: isDry }: z.infer<typeof imported>): string {
  const rows = changes.map(({ action, environment, flag: key, segment, before, after }) => {
    return [action, environment, key ?? segment, before, after];
  });
  const head =
    changes.length === 0 ? 'Nothing differs.' : tableOf(['action', 'where', 'what', 'before', 'after'], rows);
  const left = untouched.length === 0 ? '' : `\nLeft as they are, not in the document: ${untouched.join(', ')}.`;
  return `${head}${left}${isDry && changes.length > 0 ? '\nNothing was changed: add --apply to do it.' : ''}`;
}

function explained(told: unknown): [string, unknown][] {
  const { steps, ...answer } = z
    .looseObject({ steps: z.array(z.looseObject({ kind: z.string(), decided: z.boolean() })) })
    .parse(told);
  return [
    ...Object.entries(answer),
    ...steps.map((one): [string, unknown] => [one.decided ? `→ ${one.kind}` : one.kind, one]),
  ];
}

function attributeOf(typed: string): [string, unknown] {
  const at = typed.indexOf('=');
  if (at < 1) throw new Refusal(`Write an attribute as name=value, not ${typed}.`);
  const [name, text] = [typed.slice(0, at), typed.slice(at + 1)];
  try {
    return [name, JSON.parse(text)];
  } catch {
    return [name, text];
  }
}

function sluiceOf(program: Command): Sluice {
  const { url, token, environment } = program.opts<Options>();
  if (!token) throw new Refusal('Say by which API token: --token, or SLUICE_TOKEN.');
  if (!URL.canParse(url)) throw new Refusal(`${url} is no URL such as https://flags.example.com.`);
  return { url, token, environment };
}

function pathOf(key: string): string {
  return `${ROOT}/flags/${encodeURIComponent(key)}`;
}

/** A document is asked for by its environment's own address. */
function askForDocument(program: Command, method: string, body?: object): Promise<unknown> {
  const { environment = 'production', ...sluice } = sluiceOf(program);
  const path = `${ROOT}/environments/${encodeURIComponent(environment)}/document`;
  return ask({ ...sluice, environment: undefined }, [method, path], body);
}
