import type { TableFlag } from './table-flag';

/**
 * All flags of an environment as one string. As 5,000 objects they cost a render half a second on both sides, because
 * every property travels as a node of the page; as text they are one node, a third of the size, and one `JSON.parse`.
 */
export function packFlags(flags: readonly TableFlag[]): string {
  return JSON.stringify(flags.map(packRow));
}

/** What `packFlags` packed. The text comes from the same build on the other side, so its shape is `PackedRow`'s. */
export function unpackFlags(text: string): readonly TableFlag[] {
  return (JSON.parse(text) as readonly PackedRow[]).map(unpackRow);
}

type PackedRow = readonly [
  key: string,
  description: string,
  kind: TableFlag['kind'],
  enabled: 0 | 1,
  rolloutPercentage: number,
  owner: string,
  tags: readonly string[],
  archived: 0 | 1,
  version: number,
  updatedAt: string,
  who: string,
  note: string,
  /** 0 where nothing was changed yet, 1 where it is `updatedAt`. */
  changedAt: string | 0 | 1,
  /** Who killed it and when; 0 where nobody did. */
  killedBy: readonly [who: string, at: string] | 0,
  /** 0 where nobody asked. */
  askedAt: string | 0,
  askedToday: number,
  /** 0 where no plan leads it. */
  plan: NonNullable<TableFlag['plan']> | 0,
  stage: TableFlag['stage'],
  hasSplit: 0 | 1,
];

function packRow(flag: TableFlag): PackedRow {
  const { key, description, kind, killedBy, rolloutPercentage, owner, tags, version, updatedAt, lastChange } = flag;
  const changedAt = lastChange === null ? 0 : lastChange.at === updatedAt ? 1 : lastChange.at;
  return [
    key,
    description,
    kind,
    flag.enabled ? 1 : 0,
    rolloutPercentage,
    owner,
    tags,
    flag.archived ? 1 : 0,
    version,
    updatedAt,
    lastChange?.who ?? '',
    lastChange?.note ?? '',
    changedAt,
    killedBy === null ? 0 : [killedBy.who, killedBy.at],
    flag.asked?.lastAt ?? 0,
    flag.asked?.dayCount ?? 0,
    flag.plan ?? 0,
    flag.stage,
    flag.hasSplit ? 1 : 0,
  ];
}

function unpackRow(row: PackedRow): TableFlag {
  const [
    key,
    description,
    kind,
    enabled,
    rolloutPercentage,
    owner,
    tags,
    archived,
    version,
    updatedAt,
    who,
    note,
    at,
    killed,
    askedAt,
    askedToday,
    plan,
    stage,
    hasSplit,
  ] = row;
  return {
    key,
    description,
    kind,
    enabled: enabled === 1,
    killedBy: killed === 0 ? null : { who: killed[0], at: killed[1] },
    rolloutPercentage,
    hasSplit: hasSplit === 1,
    owner,
    tags,
    archived: archived === 1,
    version,
    updatedAt,
    lastChange: at === 0 ? null : { who, note, at: at === 1 ? updatedAt : at },
    plan: plan === 0 ? null : plan,
    asked: askedAt === 0 ? null : { lastAt: askedAt, dayCount: askedToday },
    stage,
  };
}
