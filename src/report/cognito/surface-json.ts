import type {
  CutAction,
  Grant,
  GuestSurface,
  ReachableAction,
  ServiceSurface,
} from '../../cognito/guest-surface.ts';
import { surfaceOutcome } from '../../cognito/surface-outcome.ts';
import type { AnswerJson } from '../answer.ts';
import { openValueJson } from './open-value.ts';
import { type SurfaceAnswered, statementJson, witnessJson } from './whole-pool.ts';

type Door = GuestSurface['doors'][number];
type Roles = SurfaceAnswered['scenario']['roles'];

/** The JSON object that tells what guests can do (`grammar/schema/cognito-guest-surface.schema.json`). */
export function surfaceJson({ id, scenario, answer, hangsOn }: SurfaceAnswered): AnswerJson {
  const { identityId, ceilingAsOf, catalog, doors } = answer;
  return {
    id: id ?? null,
    outcome: surfaceOutcome(answer),
    identityId,
    ceilingAsOf,
    catalog: { asOf: catalog.asOf, actions: catalog.actions },
    doors: doors.map((door) => doorJson(door, scenario.roles)),
    ...(hangsOn.length > 0 && { hangsOn: hangsOn.map(openValueJson) }),
  };
}

function doorJson(
  { flow, roleArn, state, refusal, missing, certainty, surface }: Door,
  roles: Roles,
): AnswerJson {
  return {
    flow,
    ...(roleArn !== undefined && { roleArn }),
    state,
    ...(refusal && { refusal: { api: refusal.api, code: refusal.code } }),
    ...(missing.length > 0 && { missing }),
    certainty,
    ...(surface && {
      services: surface.services.map((one) => serviceJson(one, roles.get(roleArn ?? ''))),
      notInCatalog: surface.notInCatalog,
    }),
  };
}

type Role = ReturnType<Roles['get']>;

function serviceJson({ prefix, name, actions, cut }: ServiceSurface, role: Role): AnswerJson {
  return {
    service: prefix,
    name,
    actions: actions.map((action) => actionJson(action, role)),
    cut: cut.map(cutJson),
  };
}

function actionJson(
  { name, accessLevel, outcome, grants }: ReachableAction,
  role: Role,
): AnswerJson {
  return { name, accessLevel, outcome, grants: grants.map((grant) => grantJson(grant, role)) };
}

function grantJson({ outcome, statement, pattern, except, reach }: Grant, role: Role): AnswerJson {
  const { witness } = reach;
  return {
    outcome,
    statement: statementJson(role, statement),
    pattern,
    ...(except && { except }),
    ...(reach.outcome === 'allowed'
      ? witnessJson(reach)
      : { witness, because: reach.because, keys: reach.keys }),
  };
}

function cutJson({ name, accessLevel, by, certainty, reach }: CutAction): AnswerJson {
  return { name, accessLevel, by, certainty, witness: reach.witness };
}
