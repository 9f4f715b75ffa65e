import type { IsolatedIdentity } from '../../cognito/identity-pairs.ts';
import type { Isolation, Leak, OwnedEvidence, Undecided } from '../../cognito/isolation.ts';
import type { AllowedReach } from '../../cognito/reach.ts';
import type { SharedGrant } from '../../cognito/shared-grants.ts';
import type { Through } from '../../cognito/trespass.ts';
import { listed, printable } from '../names.ts';
import type { Paint } from '../paint.ts';
import { openValueText } from './open-value.ts';
import { type Section, sectionLines } from './sections.ts';
import { openText } from './surface-text.ts';
import { type IsolationAnswered, someOf, statementPlace, witnessText } from './whole-pool.ts';
import { errorText, named, valueText } from './words.ts';

/** What is told in full; JSON has the others. */
const MOST = 10;
const MOST_ACTIONS = 8;

type Roles = IsolationAnswered['scenario']['roles'];

/** Whether identities are isolated, for people: what is whose, and who gets in all the same. */
export function isolationText(answered: IsolationAnswered, paint: Paint): string {
  const { scenario, answer, hangsOn } = answered;
  const { roles } = scenario;
  const sections: readonly Section[] = [
    { label: 'Compared', lines: answer.pairs.map(pairText) },
    { label: 'Refused', lines: answer.refusals.map(errorText) },
    { label: 'Owned', lines: some(ofOneOwner(answer.owned), (one) => ownedLines(one, roles)) },
    { label: 'Leaks', lines: some(oneWay(answer.leaks), (one) => leakLines(one, roles)) },
    { label: 'Shared', lines: some(answer.shared, (one) => sharedLines(one, roles)) },
    { label: 'Undecided', lines: some(answer.undecided, (one) => undecidedLines(one, roles)) },
    { label: 'Not known', lines: hangsOn.map(openValueText) },
  ];
  const lines = [isolationHeadline(answered, paint), '', ...sectionLines(sections, paint)];
  return `${lines.join('\n')}\n`;
}

const headlines = {
  isolated: ['ISOLATED', 'no identity reaches what belongs to another'],
  leaks: ['LEAKS', 'an identity reaches what belongs to another'],
  indeterminate: ['INDETERMINATE', 'it cannot be told whether identities are kept apart'],
  nothingOwned: ['NOT ISOLATED', 'no policy names an identity: whatever one may do, all may'],
  noSession: ['NO SESSION', 'the login gets no role'],
} as const satisfies Record<Isolation['outcome'], readonly [word: string, text: string]>;

/** The answer in a line: `LEAKS  an identity reaches what belongs to another`. */
export function isolationHeadline({ id, answer }: IsolationAnswered, paint: Paint): string {
  const [word, text] = headlines[answer.outcome];
  const mark = { isolated: paint.good, leaks: paint.bad, nothingOwned: paint.bad };
  const painted = { ...mark, indeterminate: paint.unsure, noSession: paint.unsure };
  const label = id === undefined ? '' : `  ${paint.faint(`[${printable(id)}]`)}`;
  return `${paint.strong(painted[answer.outcome](word))}  ${text}${label}`;
}

function some<T>(items: readonly T[], lines: (item: T) => readonly string[]): readonly string[] {
  const blocks = [...new Map(items.map((item) => [lines(item).join('\n'), lines(item)])).values()];
  const hidden = blocks.length - MOST;
  return [
    ...blocks.slice(0, MOST).flat(),
    ...(hidden > 0 ? [`and ${hidden} more: JSON has them all`] : []),
  ];
}

function identityText({ identityId, tags }: IsolatedIdentity): string {
  const told = [...(tags ?? [])].map(([key, value]) => `${printable(key)} ${valueText(value)}`);
  return told.length === 0
    ? printable(identityId)
    : `${printable(identityId)} (${told.join(', ')})`;
}

function pairText([one, other]: Isolation['pairs'][number]): string {
  return `${identityText(one)} and ${identityText(other)}`;
}

type Area = Pick<OwnedEvidence, 'roleArn' | 'owner' | 'statement' | 'pattern' | 'keys'>;

function areaText({ roleArn, statement, pattern, keys }: Area, roles: Roles): string {
  const by = statementPlace(roles.get(roleArn), statement);
  const where = keys.length === 0 ? '' : `, as ${listed(keys.map(named))} says`;
  return `${named(pattern)}${where}, by ${by}`;
}

function asText(who: IsolatedIdentity, { witness }: AllowedReach): string {
  return `  as ${printable(who.identityId)}: ${witnessText(witness)}`;
}

/** What one identity owns every other one owns in the same way. */
function ofOneOwner(owned: readonly OwnedEvidence[]): readonly OwnedEvidence[] {
  return firstOfEach(owned, areaName);
}

/** What leaks one way leaks the other way as well. */
function oneWay(leaks: readonly Leak[]): readonly Leak[] {
  return firstOfEach(leaks, (leak) => {
    const { policy, statement } = leak.allowedBy;
    return [areaName(leak), policy, statement, leak.allowedPattern, leak.through].join('\n');
  });
}

function areaName({ roleArn, statement: { policy, statement }, pattern }: Area): string {
  return [roleArn, policy, statement, pattern].join('\n');
}

function firstOfEach<T>(items: readonly T[], name: (item: T) => string): readonly T[] {
  return [...new Map(items.toReversed().map((item) => [name(item), item])).values()].reverse();
}

function ownedLines({ owner, reach, ...area }: OwnedEvidence, roles: Roles): readonly string[] {
  return [`${areaText({ ...area, owner }, roles)}`, asText(owner, reach)];
}

const ways = {
  resource: "the resource is the other's",
  ownersValue: "the request carries the other's value",
  absentKey: 'the request leaves the key out',
  listing: "the listing shows the other's objects",
} as const satisfies Record<Through, string>;

function leakLines(leak: Leak, roles: Roles): readonly string[] {
  const { other, owner, through, allowedBy, allowedPattern, actions, roleArn } = leak;
  const [first] = actions;
  if (!first) return [];
  const names = actions.map(({ reach }) => reach.witness.action);
  const levels = [...new Set(actions.map(({ accessLevel }) => accessLevel))];
  return [
    `${areaText(leak, roles)}`,
    `  is open to another, as ${ways[through]}: ${someOf(names, MOST_ACTIONS)}  (${levels.join(', ')})`,
    `  allowed on ${named(allowedPattern)}, by ${statementPlace(roles.get(roleArn), allowedBy)}`,
    asText(other, first.reach),
    asText(owner, first.owner),
  ];
}

function sharedLines(
  { roleArn, statement, pattern, reach }: SharedGrant,
  roles: Roles,
): readonly string[] {
  return [
    `${named(pattern)}, by ${statementPlace(roles.get(roleArn), statement)}`,
    `  as anybody: ${witnessText(reach.witness)}`,
  ];
}

function undecidedLines(undecided: Undecided, roles: Roles): readonly string[] {
  switch (undecided.because) {
    case 'session':
      return [`whether there is a session: ${missingText(undecided.missing)}`];
    case 'unknownKeys': {
      const names = undecided.keys.map((key) => named(key.replace(/^unresolved:/, '')));
      return [`policies of the role hang on ${listed(names)}`];
    }
    case 'denyNamesIdentity':
      return [
        `a Deny hangs on the identity, and what it spares is not worked out: ${denyPlace(undecided.statement, roles)}`,
      ];
    case 'deniedInPart':
      return [
        `${areaText({ ...undecided, keys: [] }, roles)}`,
        `  a Deny is about some of it, and of the rest ${printable(undecided.action)} is not worked out`,
      ];
    default:
      return [
        `${areaText({ ...undecided, keys: [] }, roles)}`,
        `  ${printable(undecided.action)} on ${printable(undecided.resource)}: ${openText(undecided.because, undecided.keys)}`,
      ];
  }
}

function missingText(missing: readonly string[]): string {
  return missing.length === 0
    ? 'AWS publishes too little'
    : `nobody tells ${missing.map(named).join(', ')}`;
}

/** The role is not told: the statement stands in one of them. */
function denyPlace(statement: OwnedEvidence['statement'], roles: Roles): string {
  const role = [...roles.values()].find(({ policies }) =>
    policies.some(({ name }) => name === statement.policy),
  );
  return statementPlace(role, statement);
}
