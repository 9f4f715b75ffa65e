import type {
  CutAction,
  Grant,
  GuestSurface,
  ReachableAction,
  ServiceSurface,
} from '../../cognito/guest-surface.ts';
import type { OpenBecause } from '../../cognito/reach.ts';
import { reachableBehind, surfaceOutcome } from '../../cognito/surface-outcome.ts';
import { policyTypeNames, printable } from '../names.ts';
import type { Paint } from '../paint.ts';
import { openValueText } from './open-value.ts';
import { type Section, sectionLines } from './sections.ts';
import {
  conditionText,
  type SurfaceAnswered,
  someOf,
  statementPlace,
  witnessText,
} from './whole-pool.ts';
import { certaintyTexts, errorText, named } from './words.ts';

/** What is told by name; JSON has the others. */
const MOST_ACTIONS = 8;
const MOST_SERVICES = 30;

type Door = GuestSurface['doors'][number];
type Roles = SurfaceAnswered['scenario']['roles'];

/** What guests can do, for people: every door, and behind it what, by which statement. */
export function surfaceText(answered: SurfaceAnswered, paint: Paint): string {
  const { scenario, answer, hangsOn } = answered;
  const { identityId, catalog } = answer;
  const sections: readonly Section[] = [
    {
      label: 'Asked',
      lines: [
        `as the guest ${printable(identityId)}, for every one of ${catalog.actions} actions (as of ${catalog.asOf}); what policies of resources add is not asked for`,
      ],
    },
    ...answer.doors.map((door) => ({
      label: 'Door',
      lines: doorLines(door, answer, scenario.roles, paint),
    })),
    { label: 'Not known', lines: hangsOn.map(openValueText) },
  ];
  const lines = [surfaceHeadline(answered, paint), '', ...sectionLines(sections, paint)];
  return `${lines.join('\n')}\n`;
}

/** The answer in a line: `OPEN  guests can use 3 actions of 1 service`. */
export function surfaceHeadline({ id, answer }: SurfaceAnswered, paint: Paint): string {
  const label = id === undefined ? '' : `  ${paint.faint(`[${printable(id)}]`)}`;
  switch (surfaceOutcome(answer)) {
    case 'open':
      return `${paint.strong(paint.bad('OPEN'))}  guests can use ${countText(answer, 'open')}${label}`;
    case 'closed':
      return `${paint.strong(paint.good('CLOSED'))}  guests can use nothing${label}`;
    default:
      return `${paint.strong(paint.unsure('INDETERMINATE'))}  guests may be able to use ${countText(answer, 'may')}${label}`;
  }
}

function countText({ doors }: GuestSurface, which: 'open' | 'may'): string {
  const names = doors.flatMap((door) =>
    reachableBehind(door).flatMap(({ service, name, outcome }) =>
      which === 'may' || (door.state === 'open' && outcome !== 'indeterminate')
        ? [[service, name] as const]
        : [],
    ),
  );
  const services = new Set(names.map(([service]) => service)).size;
  const actions = new Set(names.map((name) => name.join(':'))).size;
  return actions === 0
    ? 'what nobody can say'
    : `${counted(actions, 'action')} of ${counted(services, 'service')}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function doorLines(
  door: Door,
  surface: GuestSurface,
  roles: Roles,
  paint: Paint,
): readonly string[] {
  const { flow, roleArn, surface: behind } = door;
  const into = roleArn === undefined ? '' : `, into ${printable(roleArn)}`;
  const head = `${flow} flow${into}: ${stateText(door, paint)}`;
  if (!behind) return [head];
  const services = behind.services.filter(({ actions }) => actions.length > 0);
  const hidden = services.length - MOST_SERVICES;
  return [
    head,
    flow === 'enhanced'
      ? `at most what AWS's list for guests has (as of ${surface.ceilingAsOf}; AWS may change this list)`
      : "without AWS's list for guests, which binds the enhanced flow only",
    ...(services.length === 0 ? ['- nothing'] : []),
    ...services
      .slice(0, MOST_SERVICES)
      .flatMap((one) => serviceLines(one, roles.get(roleArn ?? ''), paint)),
    ...(hidden > 0
      ? [`- and actions of ${counted(hidden, 'more service')}: JSON has them all`]
      : []),
    ...cutLines(behind.services),
    ...(behind.notInCatalog.length > 0
      ? [
          `not asked for, as the catalogue does not know them: ${someOf(behind.notInCatalog, MOST_ACTIONS)}`,
        ]
      : []),
    `${door.certainty}: ${certaintyTexts[door.certainty]}`,
  ];
}

function stateText({ state, refusal, missing }: Door, paint: Paint): string {
  switch (state) {
    case 'open':
      return paint.bad('open');
    case 'closed':
      return `${paint.good('closed')}${refusal ? `, ${errorText(refusal)}` : ''}`;
    case 'indeterminate': {
      const names =
        missing.length === 0 ? '' : `, as nobody tells ${missing.map(named).join(', ')}`;
      return `${paint.unsure('not known whether it is open')}${names}`;
    }
    default:
      return state satisfies never;
  }
}

type Role = ReturnType<Roles['get']>;

/** Actions that the same statements allow in the same way stand together. */
function serviceLines(
  { prefix, name, actions }: ServiceSurface,
  role: Role,
  paint: Paint,
): readonly string[] {
  const groups = new Map<string, ReachableAction[]>();
  for (const action of actions) {
    const key = action.grants.map((grant) => grantLine(grant, role)).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [
    `- ${printable(name)}`,
    ...[...groups.values()].flatMap((group) => groupLines(prefix, group, role, paint)),
  ];
}

const outcomeWords = {
  allowed: 'allowed',
  conditional: 'allowed under a condition',
  indeterminate: 'may be allowed',
} as const satisfies Record<Grant['outcome'], string>;

function groupLines(
  prefix: string,
  group: readonly ReachableAction[],
  role: Role,
  paint: Paint,
): readonly string[] {
  const [first] = group;
  if (!first) return [];
  const levels = [...new Set(group.map(({ accessLevel }) => accessLevel))];
  const names = group.map((action) => `${prefix}:${action.name}`);
  const word = first.outcome === 'indeterminate' ? paint.unsure : paint.bad;
  return [
    `  ${word(outcomeWords[first.outcome])}  ${someOf(names, MOST_ACTIONS)}  (${levels.join(', ')})`,
    ...first.grants.flatMap((grant) => [
      `    ${grantLine(grant, role)}`,
      ...(grant.reach.outcome === 'allowed' && grant.reach.hangsOn.length > 0
        ? [`      ${conditionText(grant.reach.hangsOn)}`]
        : []),
      `      such as ${witnessText(grant.reach.witness)}`,
    ]),
  ];
}

function grantLine({ statement, pattern, except, reach }: Grant, role: Role): string {
  const but = except ? ` but not ${except.map(named).join(', ')}` : '';
  const why = reach.outcome === 'open' ? `: ${openText(reach.because, reach.keys)}` : '';
  return `on ${named(pattern)}${but}, by ${statementPlace(role, statement)}${why}`;
}

const openTexts = {
  noValueFound: 'it hangs on',
  principal: 'it hangs on who exactly the caller is',
  resourcePolicyNotSupplied: "it hangs on the resource's own policy, which is not told",
  patternsTooLong: 'the patterns are too involved to find a resource',
} as const satisfies Record<OpenBecause, string>;

/** Why nobody can say; what files do not tell stands there as a key of its own kind. */
export function openText(because: OpenBecause, keys: readonly string[]): string {
  const names = keys.map((key) => named(key.replace(/^unresolved:/, '')));
  return because === 'noValueFound'
    ? `${openTexts[because]} ${names.join(', ')}`
    : openTexts[because];
}

/** What the role's policies allow and something else takes away, by what takes it. */
function cutLines(services: readonly ServiceSurface[]): readonly string[] {
  const cuts = services.flatMap(({ prefix, cut }) => cut.map((one) => ({ prefix, ...one })));
  const takers = [...new Set(cuts.map(({ by }) => by))];
  return takers.map((taker) => {
    const names = cuts.filter(({ by }) => by === taker).map((one) => `${one.prefix}:${one.name}`);
    return `taken away by ${takerText(taker)}: ${someOf(names, MOST_ACTIONS)}`;
  });
}

function takerText(by: CutAction['by']): string {
  if (by === 'explicitDeny') return 'a Deny';
  return by === 'session' ? 'that list' : `the ${policyTypeNames[by]}`;
}
