import type { FlagView } from './flag-view';

/** A flag as REST spells it: the article's snake_case. */
export function restFlag(flag: FlagView, environment: string) {
  return {
    key: flag.key,
    description: flag.description,
    kind: flag.kind,
    environment,
    enabled: flag.enabled,
    killed: flag.killedBy !== null,
    killed_by: flag.killedBy && { who: flag.killedBy.who, at: flag.killedBy.at, note: flag.killedBy.note },
    rollout_percentage: flag.rolloutPercentage,
    value_type: flag.valueType,
    has_split: flag.hasSplit,
    has_targeting: flag.hasTargeting,
    identity_policy: flag.identityPolicy,
    failure_mode: flag.failureMode,
    client_visible: flag.clientVisible,
    owner: flag.owner,
    tags: flag.tags,
    archived: flag.archived,
    created_at: flag.createdAt,
    updated_at: flag.updatedAt,
    decided_at: flag.decidedAt,
    version: flag.version,
    last_change: flag.lastChange && {
      who: flag.lastChange.who,
      at: flag.lastChange.at,
      note: flag.lastChange.note,
      source: flag.lastChange.source,
    },
  };
}
