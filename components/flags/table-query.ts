import type { LifecycleStage } from '@/lib/lifecycle/lifecycle-stage';
import { STAGES } from './stage-words';

export const SORTS = ['key', 'state', 'rollout', 'change', 'updated', 'owner', 'asked'] as const;
export const STATES = ['on', 'off', 'killed', 'archived'] as const;
/** Rows of one page without JavaScript, and what the server renders first for everybody. */
export const PAGE_SIZE = 50;

export type Sort = (typeof SORTS)[number];

/** Which rows the table shows and in which order: what its address says. '' is "any". */
export interface TableQuery {
  readonly q: string;
  readonly state: (typeof STATES)[number] | '';
  readonly kind: string;
  readonly owner: string;
  readonly tag: string;
  readonly stage: LifecycleStage | '';
  readonly sort: Sort;
  readonly direction: 'ascending' | 'descending';
  readonly page: number;
}

export type SearchParameters = Readonly<Record<string, string>>;

const NAMES: ReadonlySet<string> = new Set(['q', 'state', 'kind', 'owner', 'tag', 'stage', 'sort', 'page']);

/** Reads an address; what it does not know is the default. */
export function parseTableQuery(search: SearchParameters): TableQuery {
  const page = Number(search.page);
  return {
    q: search.q ?? '',
    state: STATES.find((state) => state === search.state) ?? '',
    kind: search.kind ?? '',
    owner: search.owner ?? '',
    tag: search.tag ?? '',
    stage: STAGES.find((stage) => stage === search.stage) ?? '',
    ...parseOrder(search.sort ?? ''),
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
  };
}

/** Reads an order as addresses and forms spell it: "updated", or "-updated" for the newest first. */
export function parseOrder(text: string): Pick<TableQuery, 'sort' | 'direction'> {
  return {
    sort: SORTS.find((name) => name === text.replace(/^-/, '')) ?? 'key',
    direction: text.startsWith('-') ? 'descending' : 'ascending',
  };
}

/** Writes an order as `parseOrder` reads it. */
export function orderText({ sort, direction }: Pick<TableQuery, 'sort' | 'direction'>): string {
  return direction === 'descending' ? `-${sort}` : sort;
}

/** Where the table lives, and the parameters that are not its own (the environment): every link keeps them. */
export interface TableAddress {
  readonly path: string;
  readonly kept: SearchParameters;
}

export function addressOf(path: string, search: SearchParameters): TableAddress {
  return { path, kept: Object.fromEntries(Object.entries(search).filter(([name]) => !NAMES.has(name))) };
}

/** The address of the table with `change` made to its query. Any change but a page turn goes back to page 1. */
export function tableHref({ path, kept }: TableAddress, query: TableQuery, change: Partial<TableQuery> = {}): string {
  const next = { ...query, page: 1, ...change };
  const order = orderText(next);
  const parts = {
    ...kept,
    q: next.q,
    state: next.state,
    kind: next.kind,
    owner: next.owner,
    tag: next.tag,
    stage: next.stage,
  };
  const search = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
  if (order !== 'key') search.set('sort', order);
  if (next.page > 1) search.set('page', String(next.page));
  return withSearch(path, search);
}

/** The address of one flag's page. */
export function flagHref({ path, kept }: TableAddress, key: string): string {
  return withSearch(`${path}/${encodeURIComponent(key)}`, new URLSearchParams(kept));
}

/** The address of the page that kills a flag or lifts it, at the field where its key is typed. */
export function killHref({ path, kept }: TableAddress, key: string): string {
  return `${withSearch(`${path}/${encodeURIComponent(key)}/kill`, new URLSearchParams(kept))}#confirmation`;
}

/** Whether the query hides anything that the plain table would show. */
export function isFiltered(query: TableQuery): boolean {
  return [query.q, query.state, query.kind, query.owner, query.tag, query.stage].some((value) => value !== '');
}

function withSearch(path: string, search: URLSearchParams): string {
  return search.size === 0 ? path : `${path}?${search}`;
}
