import type { IsolatedIdentity } from '../../cognito/identity-pairs.ts';
import type { Leak, LeakingAction, OwnedEvidence, Undecided } from '../../cognito/isolation.ts';
import type { SharedGrant } from '../../cognito/shared-grants.ts';
import type { AnswerJson } from '../answer.ts';
import { openValueJson } from './open-value.ts';
import { type IsolationAnswered, statementJson, witnessJson } from './whole-pool.ts';

type Roles = IsolationAnswered['scenario']['roles'];

/** The JSON object that tells whether identities are isolated (`grammar/schema/cognito-isolation.schema.json`). */
export function isolationJson({ id, scenario, answer, hangsOn }: IsolationAnswered): AnswerJson {
  const { outcome, catalog, pairs, owned, leaks, shared, undecided, refusals } = answer;
  const { roles } = scenario;
  return {
    id: id ?? null,
    outcome,
    catalog: { asOf: catalog.asOf, actions: catalog.actions },
    pairs: pairs.map((pair) => pair.map(identityJson)),
    owned: owned.map((one) => ownedJson(one, roles)),
    leaks: leaks.map((one) => leakJson(one, roles)),
    shared: shared.map((one) => sharedJson(one, roles)),
    undecided: undecided.map((one) => undecidedJson(one, roles)),
    ...(refusals.length > 0 && {
      refusals: refusals.map(({ api, code }) => ({ api, code })),
    }),
    ...(hangsOn.length > 0 && { hangsOn: hangsOn.map(openValueJson) }),
  };
}

function identityJson({ identityId, tags }: IsolatedIdentity): AnswerJson {
  return { identityId, ...(tags && tags.size > 0 && { tags: Object.fromEntries(tags) }) };
}

type Area = Pick<OwnedEvidence, 'roleArn' | 'owner' | 'statement' | 'pattern' | 'keys'>;

function areaJson({ roleArn, owner, statement, pattern, keys }: Area, roles: Roles): AnswerJson {
  return {
    roleArn,
    owner: identityJson(owner),
    statement: statementJson(roles.get(roleArn), statement),
    pattern,
    ...(keys.length > 0 && { keys }),
  };
}

function ownedJson({ reach, ...area }: OwnedEvidence, roles: Roles): AnswerJson {
  return { ...areaJson(area, roles), ...witnessJson(reach) };
}

function leakJson(
  { other, through, allowedBy, allowedPattern, actions, ...area }: Leak,
  roles: Roles,
): AnswerJson {
  return {
    ...areaJson(area, roles),
    other: identityJson(other),
    through,
    allowedBy: statementJson(roles.get(area.roleArn), allowedBy),
    allowedPattern,
    actions: actions.map(leakingJson),
  };
}

function leakingJson({ name, accessLevel, reach, owner }: LeakingAction): AnswerJson {
  return { name, accessLevel, ...witnessJson(reach), owner: witnessJson(owner) };
}

function sharedJson({ roleArn, statement, pattern, reach }: SharedGrant, roles: Roles): AnswerJson {
  const told = statementJson(roles.get(roleArn), statement);
  return { roleArn, statement: told, pattern, ...witnessJson(reach) };
}

function undecidedJson(undecided: Undecided, roles: Roles): AnswerJson {
  switch (undecided.because) {
    case 'session':
    case 'unknownKeys':
      return undecided;
    case 'denyNamesIdentity':
      return { because: undecided.because, statement: denyJson(undecided.statement, roles) };
    default: {
      const { because, action, resource, keys, other, ...area } = undecided;
      const told = areaJson({ ...area, keys: [] }, roles);
      return { because, ...told, other: identityJson(other), action, resource, keys };
    }
  }
}

/** The role is not told: the statement stands in one of them. */
function denyJson(statement: Parameters<typeof statementJson>[1], roles: Roles): AnswerJson {
  const told = [...roles.values()].map((role) => statementJson(role, statement));
  return told.find(({ file }) => file !== undefined) ?? statementJson(undefined, statement);
}
