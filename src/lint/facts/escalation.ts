import { type EscalationSet, escalationSets } from '../../catalog/privilege-escalation.ts';
import { foldCase } from '../../text/fold-case.ts';
import { indexActions } from './action-index.ts';
import { type Counting, type Grant, type Granting, grantedActions } from './granted-actions.ts';

/** A way to more permissions that policies open. */
export interface Escalation {
  readonly set: EscalationSet;
  /** One for each of its actions, in their order. */
  readonly grants: readonly Grant[];
  /** Whether every grant goes everywhere, under no condition. */
  readonly open: boolean;
  /** Further actions that are granted and that listed ways use beside these. */
  readonly with: readonly string[];
}

const index = indexActions([...new Set(escalationSets.flatMap(({ actions }) => actions))]);

/** Sets none of whose parts is a set: the others say nothing new. */
export const minimalSets: readonly EscalationSet[] = escalationSets.filter(
  (set) => !escalationSets.some((other) => other !== set && isPart(other, set)),
);

function isPart(part: EscalationSet, whole: EscalationSet): boolean {
  return (
    part.actions.length < whole.actions.length &&
    part.actions.every((action) => whole.actions.includes(action))
  );
}

const larger: ReadonlyMap<EscalationSet, readonly EscalationSet[]> = new Map(
  minimalSets.map((set) => [set, escalationSets.filter((other) => isPart(set, other))]),
);

/** The ways to more permissions that policies of one principal open together. */
export function escalationsIn(granting: Granting): readonly Escalation[] {
  const granted = grantedActions(granting, { index, counting: oneself });
  if (granted.size === 0) return [];
  return minimalSets.flatMap((set) => {
    const grants = set.actions.flatMap((action) => granted.get(action) ?? []);
    if (grants.length < set.actions.length || grants.some(isOneNamedRole)) return [];
    const open = grants.every(({ reach }) => reach === 'open');
    return [{ set, grants, open, with: companions(set, granted) }];
  });
}

function companions(set: EscalationSet, granted: ReadonlyMap<string, Grant>): readonly string[] {
  const complete = (larger.get(set) ?? []).filter(({ actions }) =>
    actions.every((action) => granted.has(action)),
  );
  const actions = new Set(complete.flatMap((other) => other.actions));
  return [...actions].filter((action) => !set.actions.includes(action));
}

/** Naming the role is what AWS advises: whoever names one means it. */
function isOneNamedRole({ action, reach }: Grant): boolean {
  return reach === 'named' && (action === 'iam:PassRole' || action === 'sts:AssumeRole');
}

/** Credentials of one's own give nothing that one does not have. */
const oneself: Counting = {
  actions: new Set(['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile']),
  counts: (resource) => !foldCase(resource).includes('${aws:username}'),
};
