/** What a save refused, by the full path of its place: `rules.0.conditions.1.values`. */
export type Problems = Readonly<Record<string, string>>;

/** The first problem in a place or within it. */
export function problemAt(problems: Problems, place: string): string | undefined {
  const path = Object.keys(problems).find((one) => one === place || one.startsWith(`${place}.`));
  return path === undefined ? undefined : problems[path];
}

/** The problems of a field that still stand: those whose place holds now what it held when it was refused. */
export function standingProblems(
  field: string,
  errors: Problems,
  { refused, now }: { readonly refused: string; readonly now: string },
): Problems {
  const [was, is] = [parsed(refused), parsed(now)];
  const paths = Object.keys(errors).filter((path) => path === field || path.startsWith(`${field}.`));
  // Where something within the field is at fault, the field's own message is that one's, said once more.
  const told = paths.length > 1 ? paths.filter((path) => path !== field) : paths;
  const stands = (path: string) => {
    const steps = path.split('.').slice(1);
    return JSON.stringify(valueAt(was, steps)) === JSON.stringify(valueAt(is, steps));
  };
  return Object.fromEntries(told.filter(stands).map((path) => [path, errors[path] ?? '']));
}

/** A place in words: `rules.0.conditions.1.values.2` is "rule 1, condition 2, value 3". */
export function placeWords(path: string): string {
  const words: string[] = [];
  for (const step of path.split('.')) {
    const last = words.at(-1);
    if (!/^\d+$/.test(step)) words.push(step.replaceAll('_', ' '));
    else if (last !== undefined) words[words.length - 1] = `${singular(last)} ${Number(step) + 1}`;
  }
  return words.join(', ');
}

function singular(word: string): string {
  return word === 'any' || word === 'all' ? `${word} of, condition` : word.replace(/s$/, '');
}

function valueAt(json: unknown, steps: readonly string[]): unknown {
  let value = json;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** What a text says as JSON; the text itself where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
