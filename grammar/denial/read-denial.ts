import type { Diagnostic, Parsed } from '../../src/text/diagnostic.ts';
import { foldCase } from '../../src/text/fold-case.ts';
import type { Blame, Denial, DenyingPolicyType } from './denial.ts';

const DENIED = ' is not authorized to perform';
const USER = 'user:';
const RESOURCE = 'on resource:';
/** Where the reason starts; everything before it is the resource. */
const REASONS = [' because ', ' with an explicit deny', ' due to an explicit deny'];

/** How AWS calls policy types. A role's trust policy takes the place of a resource-based one. */
const POLICY_TYPES: readonly (readonly [string, DenyingPolicyType])[] = [
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['role trust policy', 'resource'],
  ['permissions boundary', 'permissionsBoundary'],
  ['session policy', 'session'],
  ['service control policy', 'serviceControl'],
  ['resource control policy', 'resourceControl'],
  ['vpc endpoint policy', 'vpcEndpoint'],
];

/** A message on one line, in its own letters and in lower case: same length, same positions. */
interface Line {
  readonly text: string;
  readonly folded: string;
}

/**
 * Reads an access-denied message as AWS words it, old forms and new, wrapped, quoted, or with
 * whatever a tool puts around it (IAM User Guide, "Troubleshoot access denied error messages").
 */
export function readDenial(text: string): Parsed<Denial> {
  const line = lineOf(text.replaceAll('\\"', '"').replace(/\s+/g, ' ').trim());
  const denied = line.folded.indexOf(DENIED);
  if (denied === -1) return unreadable(noDenial(line));
  const user = line.folded.lastIndexOf(USER, denied);
  const principal = unquoted(line.text.slice(user + USER.length, denied).trim());
  if (user === -1 || principal === '') return unreadable(NO_PRINCIPAL);
  const rest = line.text.slice(denied + DENIED.length);
  const action = /^:? ?"?([A-Za-z0-9-]+:[A-Za-z0-9*]+)/.exec(rest);
  if (action?.[1] === undefined) return unreadable(NO_ACTION);
  return readRest({ principal, action: action[1] }, lineOf(rest.slice(action[0].length)));
}

/** Reads what follows the action: the resource and the reason, both optional. */
function readRest(start: Pick<Denial, 'principal' | 'action'>, line: Line): Parsed<Denial> {
  const { resource, rest } = readResource(line);
  const reasonAt = firstOf(rest.folded, REASONS);
  const reason = lineOf(rest.text.slice(reasonAt ?? rest.text.length));
  const blame = readBlame(reason.folded);
  const policyArn = blame && readPolicyArn(reason);
  const value: Denial = {
    ...start,
    ...(resource && { resource }),
    ...(blame && { blame }),
    ...(policyArn && { policyArn }),
  };
  return {
    value,
    diagnostics: blame || reasonAt === undefined ? [] : [unknownReason(reason.text)],
  };
}

interface ResourceAndRest {
  readonly resource?: string;
  readonly rest: Line;
}

function readResource(line: Line): ResourceAndRest {
  const reasonAt = firstOf(line.folded, REASONS);
  const marker = line.folded.indexOf(RESOURCE);
  if (marker === -1 || marker > (reasonAt ?? marker)) return { rest: line };
  const start = marker + RESOURCE.length;
  const text = line.text.slice(start).trimStart();
  if (text.startsWith('"')) {
    // What stands in quotes may hold the words that a reason starts with.
    const end = closingQuote(text);
    return { resource: text.slice(1, end), rest: lineOf(text.slice(end)) };
  }
  if (reasonAt === undefined) return { resource: withoutTail(firstWords(text)), rest: lineOf('') };
  return {
    resource: line.text.slice(start, reasonAt).trim(),
    rest: lineOf(line.text.slice(reasonAt)),
  };
}

function closingQuote(text: string): number {
  const end = text.indexOf('"', 1);
  return end === -1 ? text.length : end;
}

/** Without a reason nothing tells where the resource ends and what a tool has appended starts. */
function firstWords(text: string): string {
  const end = /^(?:arn:|\*)/.test(text) ? text.search(/ |$/) : text.search(/ \(|, |\. |$/);
  return text.slice(0, end);
}

function readBlame(reason: string): Blame | undefined {
  const explicit = reason.indexOf('explicit deny');
  if (explicit !== -1 && !reason.startsWith(' because ')) {
    const type = /^explicit deny in (?:an?|the) (.*)$/.exec(reason.slice(explicit))?.[1];
    return blame('explicitDeny', type);
  }
  // AWS's own page has one example that says `the` for `no`.
  const type = /^ because (?:no|the) (.*)$/.exec(reason)?.[1];
  const policyType = type === undefined ? undefined : policyTypeOf(type);
  return policyType && blame('implicitDeny', type);
}

function blame(effect: Blame['effect'], type: string | undefined): Blame {
  const policyType = type === undefined ? undefined : policyTypeOf(type);
  return { effect, ...(policyType && { policyType }) };
}

function policyTypeOf(text: string): DenyingPolicyType | undefined {
  return POLICY_TYPES.find(([name]) => text.startsWith(name))?.[1];
}

function readPolicyArn({ text, folded }: Line): string | undefined {
  const arn = /: (arn:[^ "']+)/.exec(text.slice(Math.max(0, folded.indexOf('explicit deny'))));
  return arn?.[1] && withoutTail(arn[1]);
}

/** Without what closes the sentence or the quotation that an ARN stands in. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && '"\'.,;:)}]'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function firstOf(text: string, markers: readonly string[]): number | undefined {
  const found = markers.map((marker) => text.indexOf(marker)).filter((index) => index !== -1);
  return found.length === 0 ? undefined : Math.min(...found);
}

function lineOf(text: string): Line {
  return { text, folded: foldCase(text) };
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '');
}

function unreadable(diagnostic: Diagnostic): Parsed<Denial> {
  return { value: undefined, diagnostics: [diagnostic] };
}

function noDenial({ folded }: Line): Diagnostic {
  const encoded = folded.includes('encoded authorization failure message');
  return {
    code: 'request/denial',
    severity: 'error',
    message: encoded
      ? 'the message is encoded: it does not say who was denied what'
      : 'this is not an access denied message of AWS',
    help: encoded
      ? 'decode it with `aws sts decode-authorization-message --encoded-message …`'
      : 'paste the sentence that holds `User: … is not authorized to perform: …`',
  };
}

const NO_PRINCIPAL: Diagnostic = {
  code: 'request/denial-principal',
  severity: 'error',
  message: 'the message does not say who was denied',
  help: 'paste the sentence from `User:` on',
};

const NO_ACTION: Diagnostic = {
  code: 'request/denial-action',
  severity: 'error',
  message: 'the message does not say which action was denied',
  why: '`is not authorized to perform:` is followed by an action, as in `s3:GetObject`',
};

function unknownReason(reason: string): Diagnostic {
  return {
    code: 'request/denial-reason',
    severity: 'warning',
    message: `the reason \`${reason.trim().slice(0, 100)}\` names no policy type`,
    why: 'settings such as S3 Block Public Access deny too, and are not modelled',
  };
}
