import fc from 'fast-check';
import type { PolicyType } from '../../src/policy/policy.ts';
import {
  type CallerDocument,
  type Document,
  listOf,
  type OracleOptions,
  type PrincipalDocument,
  type RequestDocument,
  type Scenario,
  type ScenarioPolicies,
  type StatementDocument,
} from '../oracle/scenario.ts';
import {
  abroad,
  anyAction,
  callers,
  type Family,
  families,
  home,
  now,
  organization,
  principalEntries,
  roles,
  session,
} from './alphabets.ts';
import { conditions, contexts } from './arbitrary-conditions.ts';
import { oneOrMany } from './one-or-many.ts';

/** The entries that name a caller stand in the list three times as often as the others. */
function principalElements(caller: CallerDocument): fc.Arbitrary<PrincipalDocument> {
  const told = JSON.stringify(caller);
  const known = principalEntries.filter(([group, text]) => isSettled(caller, group, text));
  const own = known.filter(([, text]) => text !== '*' && told.includes(text));
  const entry = fc.constantFrom(...known, ...own, ...own, ...own);
  const map = fc.array(entry, { maxLength: 5 }).chain((entries) => {
    const groups = new Map<string, string[]>();
    for (const [group, text] of entries) groups.set(group, [...(groups.get(group) ?? []), text]);
    return fc
      .boolean()
      .map((bare) =>
        Object.fromEntries(
          [...groups].map(([group, texts]) => [
            group,
            bare && texts.length === 1 ? (texts[0] ?? texts) : texts,
          ]),
        ),
      );
  });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant('*' as const) },
    { weight: 4, arbitrary: map },
  );
}

/**
 * Whether it is known if an entry names the caller. The session of a bare role, the user behind a
 * federated user and an account's canonical ID may be unknown (clause 2.5): they have a law of
 * their own.
 */
function isSettled(caller: CallerDocument, group: string, text: string): boolean {
  const arn = typeof caller === 'string' ? caller : 'arn' in caller ? caller.arn : '';
  if (group === 'CanonicalUser') return !arn.startsWith('arn:');
  if (text === session) return !arn.includes(':role/');
  const issuerUnknown = typeof caller === 'string' && arn.includes(':federated-user/');
  return !(issuerUnknown && text.includes(':user/'));
}

const mostly = <T>(usual: T, rarely: T): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constant(rarely) },
  );

/** `Principal`, `NotPrincipal` or neither, as the type permits (clause 1.3). */
function principalMember(
  type: PolicyType,
  caller: CallerDocument,
): fc.Arbitrary<Partial<StatementDocument>> {
  const named = principalElements(caller).map((Principal) => ({ Principal }));
  switch (type) {
    case 'resourceControl':
      return fc.constant({ Principal: '*' });
    case 'trust':
      return named;
    case 'resource':
    case 'vpcEndpoint': {
      const everyone = fc.constant<Partial<StatementDocument>>({ Principal: '*' });
      const excluded = principalElements(caller).map((NotPrincipal) => ({ NotPrincipal }));
      const nobody = type === 'resource' ? fc.constant({}) : everyone;
      return fc.oneof(
        { weight: 9, arbitrary: named },
        { weight: 2, arbitrary: everyone },
        { weight: 2, arbitrary: excluded },
        { weight: 1, arbitrary: nobody },
      );
    }
    default:
      return fc.constant({});
  }
}

export function actionPatterns(family: Family): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...anyAction) },
    { weight: 4, arbitrary: fc.constantFrom(...family.actions, ...family.actionPatterns) },
  );
}

function actionMember(family: Family): fc.Arbitrary<Partial<StatementDocument>> {
  const pattern = actionPatterns(family);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({ Action: '*' }) },
    { weight: 6, arbitrary: oneOrMany(pattern, 0, 3).map((Action) => ({ Action })) },
    { weight: 1, arbitrary: oneOrMany(pattern, 0, 3).map((NotAction) => ({ NotAction })) },
  );
}

export function resourcePatterns(family: Family): fc.Arbitrary<string> {
  const known = [...family.resources, ...family.resourcePatterns];
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom('*', '**', '', 'a*', 'arn:aws:*:*:*:*') },
    { weight: 2, arbitrary: mutated(known) },
  );
}

function resourceMember(
  type: PolicyType,
  family: Family,
): fc.Arbitrary<Partial<StatementDocument>> {
  if (type === 'trust') return fc.constant({});
  const pattern = resourcePatterns(family);
  const omitted = type === 'resource' ? fc.constant({}) : fc.constant({ Resource: '*' });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({ Resource: '*' }) },
    { weight: 6, arbitrary: oneOrMany(pattern, 0, 3).map((Resource) => ({ Resource })) },
    { weight: 1, arbitrary: oneOrMany(pattern, 0, 3).map((NotResource) => ({ NotResource })) },
    { weight: 1, arbitrary: omitted },
  );
}

/** A known text with a stretch replaced by wildcards, as people widen patterns. */
function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(60),
      fc.nat(4),
      fc.constantFrom('*', '?', '**', '*?', ''),
    )
    .map(([text, at, length, put]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + put + text.slice(start + length);
    });
}

export function statements(
  type: PolicyType,
  family: Family,
  caller: CallerDocument,
): fc.Arbitrary<StatementDocument> {
  const denies = type === 'resourceControl' ? mostly('Deny', 'Allow') : mostly('Allow', 'Deny');
  const everything: Partial<StatementDocument> =
    type === 'trust' ? { Action: '*' } : { Action: '*', Resource: '*' };
  const broad = principalMember(type, caller).map(
    (principal): StatementDocument => ({ Effect: 'Allow', ...principal, ...everything }),
  );
  const specific = fc
    .tuple(
      denies,
      principalMember(type, caller),
      actionMember(family),
      resourceMember(type, family),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: conditions() }),
    )
    .map(([effect, ...members]) =>
      Object.assign({ Effect: effect === 'Deny' ? 'Deny' : 'Allow' } as const, ...members),
    );
  return fc.oneof({ weight: 1, arbitrary: broad }, { weight: 3, arbitrary: specific });
}

export function documents(
  type: PolicyType,
  family: Family,
  caller: CallerDocument,
): fc.Arbitrary<Document> {
  const version = fc.constantFrom(
    '2012-10-17',
    '2012-10-17',
    '2012-10-17',
    '2008-10-17',
    undefined,
  );
  return fc
    .tuple(version, oneOrMany(statements(type, family, caller), 1, 3))
    .map(([Version, Statement]) => ({ ...(Version !== undefined && { Version }), Statement }));
}

/** Whether a service may ask who it is, nobody says: clause 5.6 speaks of authenticated callers. */
function actionsFor(caller: CallerDocument, { actions }: Family): readonly string[] {
  const isService = typeof caller !== 'string' && 'service' in caller;
  return actions.filter((action) => !(isService && action === 'sts:GetCallerIdentity'));
}

function requests(family: Family, caller: CallerDocument): fc.Arbitrary<RequestDocument> {
  const owner = fc.constantFrom(undefined, undefined, home, abroad);
  const owners = fc.constantFrom(undefined, organization, {
    ...organization,
    managementAccount: true,
  });
  return fc
    .record({
      action: fc.constantFrom(...actionsFor(caller, family)),
      resource: fc.constantFrom(...family.resources),
      owner,
      owners,
      context: contexts(),
    })
    .map(({ action, resource, owner: resourceAccount, owners: resourceOrganization, context }) => ({
      principal: caller,
      action,
      resource,
      ...(resourceAccount !== undefined && { resourceAccount }),
      ...(resourceOrganization && { resourceOrganization }),
      context,
    }));
}

/** A whole scenario: every policy type, each present or not, about one caller and one family. */
export function scenarios(): fc.Arbitrary<Scenario> {
  return about(scenariosAbout);
}

/** Draws a caller and a family first, and then what the function makes of them. */
export function about<T>(
  draw: (caller: CallerDocument, family: Family) => fc.Arbitrary<T>,
): fc.Arbitrary<T> {
  return fc
    .tuple(fc.constantFrom(...callers), fc.constantFrom(...Object.values(families)))
    .chain(([caller, family]) => draw(caller, family));
}

/** The type of the resource's own policy: roles have trust policies (clause 12.15). */
export function resourceTypeIn(family: Family): PolicyType {
  return family === roles ? 'trust' : 'resource';
}

export function scenariosAbout(caller: CallerDocument, family: Family): fc.Arbitrary<Scenario> {
  const policy = (type: PolicyType) => documents(type, family, caller);
  const list = (type: PolicyType) => oneOrMany(policy(type), 0, 2);
  const levels = (type: PolicyType) => fc.array(list(type), { minLength: 1, maxLength: 2 });
  return fc.record({
    policies: fc
      .record({
        identity: usually(list('identity')),
        resource: usually(fc.option(policy(resourceTypeIn(family)), { freq: 10 })),
        permissionsBoundary: seldom(policy('permissionsBoundary')),
        session: seldom(list('session')),
        serviceControl: seldom(levels('serviceControl')),
        resourceControl: seldom(levels('resourceControl')),
        vpcEndpoint: seldom(list('vpcEndpoint')),
      })
      .map(withoutUndefined),
    request: requests(family, caller),
  });
}

/** Scenarios that hang on conditions alone: every statement is about everything. */
export function conditionalScenarios(): fc.Arbitrary<Scenario> {
  const everything = { Action: '*', Resource: '*' };
  const statement = fc.tuple(mostly('Allow', 'Deny'), conditions()).map(
    ([effect, condition]): StatementDocument => ({
      Effect: effect === 'Deny' ? 'Deny' : 'Allow',
      ...everything,
      ...condition,
    }),
  );
  const version = fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17');
  const policy = fc.record({ Version: version, Statement: oneOrMany(statement, 1, 3) });
  const open = policy.map(
    (document): Document => ({
      ...document,
      Statement: listOf(document.Statement).map((one) => ({ ...one, Principal: '*' })),
    }),
  );
  const iam = callers.filter((caller) => JSON.stringify(caller).includes('arn:aws:'));
  return fc.constantFrom(...iam).chain((caller) =>
    fc.record({
      policies: fc
        .record({
          identity: policy,
          resource: seldom(open),
          permissionsBoundary: seldom(policy),
          session: seldom(policy),
          serviceControl: seldom(fc.tuple(policy)),
          resourceControl: seldom(fc.tuple(open)),
          vpcEndpoint: seldom(open),
        })
        .map(withoutUndefined),
      request: requests(families.storage, caller),
    }),
  );
}

const usually = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary });

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

type Optional<T> = { readonly [K in keyof T]: T[K] | undefined };

function withoutUndefined(policies: Optional<Required<ScenarioPolicies>>): ScenarioPolicies {
  const present = Object.entries(policies).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present);
}

/** Every answer to what AWS leaves open that a two-valued verdict depends on (clause 10). */
export const optionSets: fc.Arbitrary<OracleOptions> = fc.record({
  now: fc.constant(now),
  resourceStarCrossesColon: fc.boolean(),
  padShortArns: fc.boolean(),
  multiValueWithoutSetOperator: fc.constantFrom('false', 'any'),
  nullTreatsEmptyAsMissing: fc.boolean(),
  notPrincipal: fc.constantFrom('strict', 'lenient'),
  arnCase: fc.constantFrom('sensitive', 'insensitive'),
  rcpOwnerFallback: fc.boolean(),
  unknownOperator: fc.constantFrom('deny-safe', 'no-match'),
  rootLockoutEscape: fc.boolean(),
});
