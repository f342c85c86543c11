import type { EventSelector } from "./bind.ts";
import type { EventClass } from "./event-class.ts";

/** Event classes on which a rule reads the same: one filter serves them all. */
export interface ClassGroup {
  readonly selector: EventSelector;
  /** Ids of the classes in the group. */
  readonly classes: readonly string[];
  /** Any one of them. */
  readonly like: EventClass;
}

// Thousands of rules share a few log sources, whose lists of classes are the same objects.
const groupsByList = new WeakMap<readonly EventClass[], readonly ClassGroup[]>();

/**
 * Groups the classes that rules are run on, by fields and conditions, as far as one selector can name
 * their records: the ids of one channel, or the channels of the same ids. It saves the engine from
 * evaluating a rule once per class.
 */
export function mergeClasses(classes: readonly EventClass[]): readonly ClassGroup[] {
  const known = groupsByList.get(classes);
  if (known !== undefined) return known;
  const groups = groupClasses(classes.filter((one) => one.notRun === undefined));
  groupsByList.set(classes, groups);
  return groups;
}

function groupClasses(classes: readonly EventClass[]): readonly ClassGroup[] {
  const byChannel = mergeBy(
    classes.map((like) => ({
      like,
      classes: [like.id],
      channels: like.channels,
      ids: like.eventIds,
    })),
    (one) => one.channels.join("\n"),
  );
  return mergeBy(
    byChannel,
    (one) => (one.channels.length === 0 ? `${one.like.provider}\n` : "") + one.ids.join(","),
  ).map((one) => ({ selector: selectorOf(one), classes: one.classes, like: one.like }));
}

interface Draft {
  readonly like: EventClass;
  readonly classes: readonly string[];
  readonly channels: readonly string[];
  readonly ids: readonly number[];
}

function mergeBy(drafts: readonly Draft[], key: (draft: Draft) => string): readonly Draft[] {
  const groups: Draft[] = [];
  for (const draft of drafts) {
    const at = groups.findIndex(
      (group) => key(group) === key(draft) && sameReading(group.like, draft.like),
    );
    const group = groups[at];
    if (group === undefined) groups.push(draft);
    else {
      groups[at] = {
        like: group.like,
        classes: [...group.classes, ...draft.classes],
        channels: [...new Set([...group.channels, ...draft.channels])],
        ids: [...new Set([...group.ids, ...draft.ids])],
      };
    }
  }
  return groups;
}

function sameReading(a: EventClass, b: EventClass): boolean {
  return (
    a.fields === undefined &&
    b.fields === undefined &&
    a.where.size === 0 &&
    b.where.size === 0 &&
    (a.channels.length > 0 || a.provider === b.provider)
  );
}

/** A provider is named only where there is no channel to name: it says nothing that the channel does not. */
function selectorOf({ like, channels, ids }: Draft): EventSelector {
  return {
    ...(channels.length === 0 ? {} : { channels }),
    ...(channels.length === 0 && like.provider !== "" ? { provider: like.provider } : {}),
    ...(ids.length === 0 ? {} : { eventIds: ids }),
  };
}
