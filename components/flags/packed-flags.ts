import type { TableFlag } from './table-flag';

/**
 * All flags of an environment as one string. As 5,000 objects they cost a render half a second on both sides, because
 * every property travels as a node of the page; as text they are one node and one `JSON.parse`. What many flags have alike,
 * owners, tags, notes and moments, is in it once.
 */
export function packFlags(flags: readonly TableFlag[]): string {
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const rows = flags.map((flag) => packRow(flag, placeOf));
  return JSON.stringify({ texts: [...places.keys()], rows } satisfies Packed);
}

/** What `packFlags` packed. The text comes from the same build on the other side, so its shape is `Packed`. */
export function unpackFlags(text: string): readonly TableFlag[] {
  const { texts, rows } = JSON.parse(text) as Packed;
  return rows.map((row) => unpackRow(row, (place) => texts[place] ?? ''));
}

interface Packed {
  readonly texts: readonly string[];
  readonly rows: readonly PackedRow[];
}

/** Where a text stands in `texts`. */
type Place = number;

type PackedRow = readonly [
  key: string,
  description: string,
  kind: TableFlag['kind'],
  enabled: 0 | 1,
  rolloutPercentage: number,
  owner: Place,
  tags: readonly Place[],
  archived: 0 | 1,
  version: number,
  updatedAt: Place,
  who: Place,
  note: Place,
  /** Empty where nothing was changed yet. */
  changedAt: Place,
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

function packRow(flag: TableFlag, placeOf: (text: string) => Place): PackedRow {
  const { key, description, kind, killedBy, rolloutPercentage, owner, tags, version, updatedAt, lastChange } = flag;
  return [
    key,
    description,
    kind,
    flag.enabled ? 1 : 0,
    rolloutPercentage,
    placeOf(owner),
    tags.map(placeOf),
    flag.archived ? 1 : 0,
    version,
    placeOf(updatedAt),
    placeOf(lastChange?.who ?? ''),
    placeOf(lastChange?.note ?? ''),
    placeOf(lastChange?.at ?? ''),
    killedBy === null ? 0 : [killedBy.who, killedBy.at],
    flag.asked?.lastAt ?? 0,
    flag.asked?.dayCount ?? 0,
    flag.plan ?? 0,
    flag.stage,
    flag.hasSplit ? 1 : 0,
  ];
}

function unpackRow(row: PackedRow, textAt: (place: Place) => string): TableFlag {
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
    owner: textAt(owner),
    tags: tags.map(textAt),
    archived: archived === 1,
    version,
    updatedAt: textAt(updatedAt),
    lastChange: textAt(at) === '' ? null : { who: textAt(who), note: textAt(note), at: textAt(at) },
    plan: plan === 0 ? null : plan,
    asked: askedAt === 0 ? null : { lastAt: askedAt, dayCount: askedToday },
    stage,
  };
}
