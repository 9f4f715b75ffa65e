import { readArn } from '../../grammar/arn/read-arn.ts';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { type Members, quoted, sortMembers } from '../../grammar/json/members.ts';
import type { JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { hasErrors, type Parsed } from '../text/diagnostic.ts';
import { accountOf } from './principal-of-arn.ts';
import { readContext } from './read-context.ts';
import { readOrganization } from './read-organization.ts';
import { readPrincipal } from './read-principal.ts';
import { checkAccount, readObject, readString } from './read-values.ts';
import type { Principal, Request } from './request.ts';
import { type Path, type Report, reportStray, startReporting } from './request-faults.ts';

export interface ReadRequestOptions {
  /** Members beside the request's own, which the caller reads itself: a scenario's `expect`. */
  readonly otherMembers?: readonly string[];
}

/** Reads a request of the scenario format that has been parsed already. */
export function readRequest(json: unknown, options: ReadRequestOptions = {}): Parsed<Request> {
  return readRequestNode(nodeFromValue(json), options);
}

const requestMembers = [
  'principal',
  'action',
  'resource',
  'resourceAccount',
  'resourceOrganization',
  'context',
] as const;

type RequestMembers = Members<string>;

/** The same for a JSON tree, whose positions the diagnostics then have. */
export function readRequestNode(
  node: JsonNode,
  { otherMembers = [] }: ReadRequestOptions = {},
): Parsed<Request> {
  const { report, diagnostics } = startReporting();
  const object = readObject(report, node, []);
  const request = object && readMembers(report, object, [...requestMembers, ...otherMembers]);
  return { value: hasErrors(diagnostics) ? undefined : request, diagnostics };
}

function readMembers(
  report: Report,
  object: JsonObject,
  names: readonly string[],
): Request | undefined {
  const members: RequestMembers = sortMembers(object, names);
  reportStray(report, members, [], 'a request');
  const nodeOf = (name: (typeof requestMembers)[number]) => members.known.get(name)?.value;
  const principalNode = required(report, members, object, 'principal');
  const principal = principalNode && readPrincipal(report, principalNode, ['principal']);
  const action = readAction(report, required(report, members, object, 'action'));
  const resource = readResource(report, required(report, members, object, 'resource'));
  const resourceAccount = readResourceAccount(report, nodeOf('resourceAccount'));
  const organization = nodeOf('resourceOrganization');
  const resourceOrganization =
    organization && readOrganization(report, organization, ['resourceOrganization']);
  const contextNode = nodeOf('context');
  const context = contextNode ? readContext(report, contextNode, ['context']) : new Map();
  if (principal && contextNode) checkPrincipalAccount(report, principal, context, contextNode);
  if (!principal || action === undefined || resource === undefined) return undefined;
  return {
    principal,
    action,
    resource,
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(resourceOrganization && { resourceOrganization }),
    context,
  };
}

const missingHelp = {
  principal: 'give the ARN of the caller, or `"anonymous"`',
  action: 'give the IAM action, such as `s3:GetObject`',
  resource: 'give an ARN, or `*` for an action that works on no single resource',
} as const;

function required(
  report: Report,
  { known, unknown }: RequestMembers,
  object: JsonObject,
  name: keyof typeof missingHelp,
): JsonNode | undefined {
  const member = known.get(name);
  if (!member && !unknown.some(({ meant }) => meant === name)) {
    report({
      code: 'request/missing-member',
      at: object,
      path: [],
      message: `the request has no \`${name}\``,
      help: missingHelp[name],
    });
  }
  return member?.value;
}

function readAction(report: Report, node: JsonNode | undefined): string | undefined {
  const path: Path = ['action'];
  const text = node && readString(report, node, path);
  if (!node || text === undefined) return undefined;
  const help = actionHelp(text);
  if (help === undefined) return text;
  const message = `${quoted(text)} is not an action`;
  report({ code: 'request/action', at: node, path, message, help });
  return undefined;
}

function actionHelp(text: string): string | undefined {
  if (/[*?]/.test(text)) return 'a request is about one action: write its name in full';
  if (/\s/.test(text)) return 'an action has no blanks';
  const colon = text.indexOf(':');
  if (colon > 0 && colon < text.length - 1) return undefined;
  return 'an action is written `service:Name`, such as `s3:GetObject`';
}

function readResource(report: Report, node: JsonNode | undefined): string | undefined {
  const path: Path = ['resource'];
  const text = node && readString(report, node, path);
  if (!node || text === undefined || text === '*') return text;
  if (!text.startsWith('arn:')) {
    report({
      code: 'request/resource',
      at: node,
      path,
      message: `${quoted(text)} is not an ARN`,
      help: 'a bucket is `arn:aws:s3:::bucket`; write `*` for an action that works on no single resource',
    });
    return undefined;
  }
  if (!readArn(text)) reportShortArn(report, node, text);
  if (/[*?]/.test(text)) {
    report({
      code: 'request/resource-wildcard',
      at: node,
      path,
      message: 'the wildcard in this resource stands for itself',
      why: 'a request is about one resource; what is matched is the text',
    });
  }
  return text;
}

function reportShortArn(report: Report, node: JsonNode, text: string): void {
  const bucket = /^arn:([^:]*):s3:(?:[^:]*:)*([^:]*)$/.exec(text);
  report({
    code: 'request/short-arn',
    at: node,
    path: ['resource'],
    message: `${quoted(text)} has fewer than six fields`,
    why: 'an ARN is `arn:partition:service:region:account:resource`; fields may be empty',
    ...(bucket && { help: `write ${quoted(`arn:${bucket[1]}:s3:::${bucket[2]}`)}` }),
  });
}

function readResourceAccount(report: Report, node: JsonNode | undefined): string | undefined {
  const path: Path = ['resourceAccount'];
  const help = 'quote the number: an account id may begin with zeros';
  const text = node && readString(report, node, path, node.kind === 'number' ? help : undefined);
  if (node && text !== undefined) checkAccount(report, text, node, path);
  return text;
}

/** The one key that must agree with the rest: what the ARN says is the account (clause 12.11). */
function checkPrincipalAccount(
  report: Report,
  principal: Principal,
  context: Request['context'],
  at: JsonNode,
): void {
  const entry = context.get('aws:principalaccount');
  const account = accountOf(principal);
  if (entry?.state !== 'supplied' || account === undefined) return;
  if (entry.values.every((value) => value === account)) return;
  report({
    code: 'request/principal-account',
    at,
    path: ['context', entry.name],
    message: `\`${entry.name}\` is not the account of the principal, ${quoted(account)}`,
  });
}
