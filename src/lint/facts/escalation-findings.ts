import type { EscalationKind } from '../../catalog/privilege-escalation.ts';
import type { Finding, RuleContext, Visitor } from '../rule.ts';
import type { Place, WrittenPolicy } from '../written.ts';
import { type Escalation, escalationsIn } from './escalation.ts';
import { listed } from './listed.ts';

const means: Readonly<Record<EscalationKind, string>> = {
  existingPassrole: 'have code run by something that has a role already',
  newPassrole: 'pass a role to something new and use it through that',
  selfEscalation: 'change permissions, its own included',
  principalAccess: 'become another principal',
  other: 'gain more permissions',
};

/**
 * Tells of the ways that are wanted: those of each policy with the policy, and those that several
 * policies of one principal open together with the first.
 */
export function escalationVisitor(
  { together }: Pick<RuleContext, 'together'>,
  wanted: (escalation: Escalation) => boolean,
): Visitor {
  const within = (policies: readonly WrittenPolicy[]) => escalationsIn({ policies, together });
  return {
    document: (policy) => escalationFindings(within([policy]).filter(wanted)),
    together(policies) {
      if (policies.length < 2) return [];
      const alone = policies.flatMap((policy) => within([policy]));
      const told = ({ set, open }: Escalation) =>
        alone.some((one) => one.set === set && (one.open || !open));
      return togetherFindings(
        within(policies).filter((one) => wanted(one) && !told(one)),
        policies,
      );
    },
  };
}

/** One finding for each place: an entry with wildcards may open many ways. */
function* escalationFindings(escalations: readonly Escalation[]): Iterable<Finding> {
  for (const group of byPlaces(escalations)) {
    const [first] = group;
    const [main, ...others] = first ? placesOf(first) : [];
    if (!first || !main) continue;
    yield { at: main, also: others, ...toldOf(group) };
  }
}

/** What no policy opens by itself; the findings speak with the first policy. */
function* togetherFindings(
  escalations: readonly Escalation[],
  [first]: readonly WrittenPolicy[],
): Iterable<Finding> {
  if (!first) return;
  for (const group of byPlaces(escalations)) {
    const grants = group[0]?.grants ?? [];
    const here = grants.find(({ statement }) => first.statements.includes(statement));
    const elsewhere = grants.filter((grant) => grant !== here);
    yield {
      at: here?.at ?? first,
      related: elsewhere.map(({ action, at }) => ({
        at,
        message: `\`${action}\` is allowed here`,
      })),
      ...toldOf(group),
    };
  }
}

function toldOf(group: readonly Escalation[]): Pick<Finding, 'message' | 'help'> {
  const open = group.some((one) => one.open);
  return {
    message: `${messageOf(group)}${open ? '' : ', where its limits allow it'}`,
    ...helpOf(group),
  };
}

function messageOf([first, ...others]: readonly Escalation[]): string {
  if (!first) return '';
  const actions = listed(first.set.actions);
  if (others.length > 0) {
    return `this opens ${others.length + 1} ways to more permissions, ${actions} among them`;
  }
  const verb = first.set.actions.length === 1 ? 'lets' : 'together let';
  return `${actions} ${verb} whoever has this ${means[first.set.kind]}`;
}

function helpOf([first, ...others]: readonly Escalation[]): Pick<Finding, 'help'> {
  if (!first || others.length > 0 || first.with.length === 0) return {};
  return {
    help: `limit it with \`Resource\` or \`Condition\`; ${listed(first.with)}, allowed too, makes it easier`,
  };
}

function placesOf({ grants }: Escalation): readonly Place[] {
  return [...new Map(grants.map(({ at }) => [keyOf(at), at])).values()];
}

function keyOf({ path, span }: Place): string {
  return `${path.join('.')}@${span?.start}`;
}

function byPlaces(escalations: readonly Escalation[]): Iterable<readonly Escalation[]> {
  const groups = new Map<string, Escalation[]>();
  for (const escalation of escalations) {
    const key = [escalation.open, ...placesOf(escalation).map(keyOf)].join(' ');
    const group = groups.get(key);
    if (group) group.push(escalation);
    else groups.set(key, [escalation]);
  }
  return groups.values();
}
