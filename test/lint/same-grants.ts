import fc from 'fast-check';
import { plainValue } from '../../grammar/json/plain-value.ts';
import { readJson } from '../../grammar/json/read-json.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { PolicySet } from '../../src/evaluate/policy-set.ts';
import { parsePolicy } from '../../src/parse/parse-policy.ts';
import type { Policy, PolicyType } from '../../src/policy/policy.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { sourceText } from '../../src/text/source.ts';

// Whether two documents grant the same: asked of the engine, with requests made from what the
// documents themselves say.

const REQUESTS = 60;

/** The first request on which they differ, with both decisions; nothing when none was found. */
export function firstDifference(before: string, after: string, type: PolicyType) {
  const [old, now] = [before, after].map((text) => parsePolicy(text, { type }).value);
  // Refused before: whatever it grants now, it granted nothing until then.
  if (!old) return undefined;
  if (!now) return { request: 'any', before: 'evaluated', after: 'refused' };
  for (const request of requestsFor([before, after])) {
    const read = readRequest(request).value;
    if (!read) continue;
    for (const place of places(type)) {
      const [was, is] = [old, now].map((policy) => evaluate(read, place(policy)).decision);
      if (was !== is) return { request, before: was, after: is };
    }
  }
  return undefined;
}

/** Where a policy of a type may stand, alone and with what it limits or is limited by. */
function places(type: PolicyType): readonly ((policy: Policy) => PolicySet)[] {
  const identity = [everything];
  switch (type) {
    case 'identity':
      return [(policy) => ({ identity: [policy] })];
    case 'resource':
    case 'trust':
      return [(policy) => ({ resource: policy }), (policy) => ({ identity, resource: policy })];
    case 'permissionsBoundary':
      return [(policy) => ({ identity, permissionsBoundary: policy })];
    case 'session':
      return [(policy) => ({ identity, session: [policy] })];
    case 'serviceControl':
      return [(policy) => ({ identity, serviceControl: [[policy]] })];
    case 'resourceControl':
      return [(policy) => ({ identity, resourceControl: [[policy]] })];
    case 'vpcEndpoint':
      return [(policy) => ({ identity, vpcEndpoint: [policy] })];
    default:
      return type satisfies never;
  }
}

const everything = allowAll();

function allowAll(): Policy {
  const { value } = parsePolicy(
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  );
  if (!value) throw new Error('a policy that allows everything can be read');
  return value;
}

const account = '111122223333';
const callers = [
  `arn:aws:iam::${account}:user/ana`,
  `arn:aws:iam::${account}:role/dev`,
  'arn:aws:iam::444455556666:user/eve',
];

function requestsFor(texts: readonly string[]) {
  const found = new Map<string, Set<string>>();
  const note = (kind: string, text: string) => {
    const known = found.get(kind) ?? new Set();
    for (const one of concrete(text)) known.add(one);
    found.set(kind, known);
  };
  for (const text of texts) {
    walk(plainValue(readJson(sourceText('a', text)).value), [], note);
  }
  const of = (kind: string, more: readonly string[]) =>
    fc.constantFrom(...[...(found.get(kind) ?? []), ...more]);
  const keys = [...found].filter(([kind]) => kind.startsWith('key '));
  const context = Object.fromEntries(
    keys.map(([kind, values]) => [
      kind.slice('key '.length),
      fc.option(fc.constantFrom(...values, 'something else'), { nil: undefined }),
    ]),
  );
  const requests = fc.record({
    principal: of('principal', callers),
    action: of('action', ['s3:GetObject', 'sts:AssumeRole']),
    resource: of('resource', ['arn:aws:s3:::other/key', `arn:aws:iam::${account}:role/app`]),
    resourceAccount: fc.constant(account),
    context: fc.record(context).map((values) => JSON.parse(JSON.stringify(values))),
  });
  return fc.sample(requests, { numRuns: REQUESTS, seed: 7 });
}

type Note = (kind: string, text: string) => void;

function walk(value: unknown, path: readonly string[], note: Note): void {
  if (Array.isArray(value)) for (const item of value) walk(item, path, note);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) walk(below, [...path, key], note);
  } else {
    const [, element = '', operator, key] = path;
    const kind = key !== undefined && operator !== undefined ? `key ${key}` : kinds.get(element);
    if (kind !== undefined) note(kind, String(value));
  }
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['Action', 'action'],
  ['NotAction', 'action'],
  ['Resource', 'resource'],
  ['NotResource', 'resource'],
  ['Principal', 'principal'],
  ['NotPrincipal', 'principal'],
]);

/** Texts that a pattern matches, and some near it. */
function concrete(pattern: string): readonly string[] {
  const plain = pattern.replace(/\$\{[^}]*\}/g, 'ana').replaceAll('?', 'q');
  return [plain.replaceAll('*', 'X'), plain.replaceAll('*', ''), `${plain.replaceAll('*', 'X')}x`];
}
