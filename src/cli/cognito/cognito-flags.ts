import { quoted } from '../../../grammar/json/members.ts';
import type { JsonMember, JsonNode, JsonObject } from '../../../grammar/json/tree.ts';
import type { Documents } from '../documents.ts';
import type { Io } from '../io.ts';
import { overriding, readRequestFlags } from '../request-flags.ts';
import type { UsageProblem } from '../usage.ts';
import { type LoginArguments, readLoginFlags } from './login-flags.ts';

/** The flags that make or change a Cognito scenario, as typed. */
export interface ScenarioArguments extends LoginArguments {
  readonly guest: boolean;
  readonly flow?: 'enhanced' | 'basic' | undefined;
  readonly customRoleArn?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly identityId?: string | undefined;
  readonly action?: string | undefined;
  readonly resource?: string | undefined;
  readonly resourceAccount?: string | undefined;
  readonly context: readonly string[];
  readonly contextFile?: string | undefined;
}

/** What flags say of a scenario. */
export interface CognitoFlags {
  readonly login: readonly JsonMember[];
  readonly request: readonly JsonMember[];
  readonly context: readonly JsonMember[];
  /** What is odd about the tokens that were given. */
  readonly remarks: readonly string[];
}

export function readCognitoFlags(
  given: ScenarioArguments,
  documents: Documents,
  io: Io,
): CognitoFlags | UsageProblem {
  const proofs = readLoginFlags(given, documents, io);
  if ('problem' in proofs) return proofs;
  if (given.guest && proofs.logins !== undefined) {
    return { problem: '--guest cannot be combined with a login', help: 'guests show no token' };
  }
  const { resourceAccount, context, contextFile } = given;
  const asked = readRequestFlags(
    { policy: [], action: [], resource: [], resourceAccount, context, contextFile },
    documents,
  );
  if ('problem' in asked) return asked;
  const logins = given.guest ? [] : proofs.logins;
  return {
    login: [
      ...(logins === undefined
        ? []
        : [{ key: 'logins', value: { kind: 'array', items: logins } as const }]),
      ...texts({
        flow: given.flow,
        customRoleArn: given.customRoleArn,
        roleArn: given.roleArn,
        identityId: given.identityId,
      }),
    ],
    request: [...texts({ action: given.action, resource: given.resource }), ...asked.members],
    context: asked.context,
    remarks: proofs.remarks,
  };
}

function texts(given: Readonly<Record<string, string | undefined>>): readonly JsonMember[] {
  return Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: { kind: 'string', value } as const }],
  );
}

/** A scenario with what flags say in place of what it says itself. */
export function withFlags(document: JsonNode, flags: CognitoFlags): JsonNode {
  if (document.kind !== 'object') return document;
  const { login, request, context } = flags;
  const asked =
    context.length === 0 ? document : amended(document, ['request', 'context'], context);
  return amended(amended(asked, ['login'], login), ['request'], request);
}

/** Puts members into an object inside; one that is no object is left for the reader to refuse. */
function amended(
  object: JsonObject,
  [name, ...below]: readonly string[],
  members: readonly JsonMember[],
): JsonObject {
  if (members.length === 0) return object;
  if (name === undefined) return { ...object, members: overriding(object.members, members) };
  const inner = object.members.find(({ key }) => key === name)?.value ?? EMPTY;
  if (inner.kind !== 'object') return object;
  const value = amended(inner, below, members);
  return {
    ...object,
    members: [...object.members.filter(({ key }) => key !== name), { key: name, value }],
  };
}

const EMPTY: JsonObject = { kind: 'object', members: [] };

export function saysWho({ login }: CognitoFlags): boolean {
  return login.some(({ key }) => key === 'logins');
}

export const NOBODY: UsageProblem = {
  problem: 'nobody says who signs in',
  help: 'write --guest, or --login, --claims or --token; or name a file with a scenario',
};

/** How rules compare with lists, as `--assume` says it (section 2.8). */
export function readAssumptions(
  given: readonly string[],
): { readonly listReading?: 'elements' | 'substring' } | UsageProblem {
  const [assumption, ...others] = given;
  if (assumption === undefined) return {};
  if (others.length > 0) return { problem: '--assume is given twice' };
  switch (assumption) {
    case 'array-rules=elements':
      return { listReading: 'elements' };
    case 'array-rules=substring':
      return { listReading: 'substring' };
    default:
      return {
        problem: `--assume cannot be ${quoted(assumption)}`,
        help: 'choose one of array-rules=elements, array-rules=substring',
      };
  }
}
