import { contextKey } from '../catalog/context-key.ts';
import {
  type ConditionBlock,
  type ConditionClause,
  type ConditionValue,
  readOperatorText,
} from './condition-block.ts';
import type { Effect, PatternElement, Policy, PolicyType, Statement } from './policy.ts';

/** A policy that nothing is to be told of, but perhaps its size: that of its JSON without blanks. */
export interface CleanPolicy {
  readonly policy: Pick<Policy, 'version' | 'stated' | 'statements' | 'list'>;
  readonly size: number;
}

/**
 * The short way for parsed JSON: reads a document of the current version without a tree and without
 * checks one by one, or gives up at the first thing that the long way may have something to say
 * about. Most documents are clean, and most of what reading costs is looking for faults.
 */
export function readCleanPolicy(json: unknown, type: PolicyType): CleanPolicy | undefined {
  if (!cleanTypes.has(type)) return undefined;
  try {
    return readDocument(json);
  } catch {
    // Getters and proxies may do anything; the long way knows what to say of them.
    return undefined;
  }
}

/** Those without a principal: an element that names somebody is looked at closely. */
const cleanTypes: ReadonlySet<PolicyType> = new Set<PolicyType>([
  'identity',
  'permissionsBoundary',
  'session',
  'serviceControl',
]);

function readDocument(json: unknown): CleanPolicy | undefined {
  const members = membersOf(json);
  if (members?.length !== 2) return undefined;
  const document = new Map(members);
  if (document.get('Version') !== '2012-10-17') return undefined;
  const written = document.get('Statement');
  const list = Array.isArray(written);
  const statements: Statement[] = [];
  const items: readonly unknown[] = list ? written : [written];
  let size = '{"Version":"2012-10-17","Statement":}'.length + (list ? 1 + items.length : 0);
  for (const item of items) {
    const draft = readStatement(item, statements.length);
    if (draft === undefined) return undefined;
    statements.push(draft.statement);
    size += draft.size;
  }
  if (statements.length === 0 || hasTwins(statements.map(({ sid }) => sid))) return undefined;
  const version = '2012-10-17';
  return { policy: { version, stated: { version }, statements, list }, size };
}

function hasTwins(names: readonly (string | undefined)[]): boolean {
  if (names.length < 2) return false;
  const given = names.filter((name) => name !== undefined && name !== '');
  return new Set(given).size < given.length;
}

/** What has been read of a statement so far; each reader says how long its value is as JSON. */
interface Draft {
  sid?: string;
  effect?: Effect;
  action?: PatternElement;
  resource?: PatternElement;
  condition?: readonly ConditionBlock[];
}

type ReadMember = (value: unknown, draft: Draft) => number | undefined;

const memberReaders: ReadonlyMap<string, ReadMember> = new Map<string, ReadMember>([
  ['Sid', readSid],
  ['Effect', readEffect],
  ['Action', (value, draft) => readActions(value, false, draft)],
  ['NotAction', (value, draft) => readActions(value, true, draft)],
  ['Resource', (value, draft) => readResources(value, false, draft)],
  ['NotResource', (value, draft) => readResources(value, true, draft)],
  ['Condition', readCondition],
]);

function readStatement(
  json: unknown,
  index: number,
): { readonly statement: Statement; readonly size: number } | undefined {
  const members = membersOf(json);
  if (members === undefined) return undefined;
  const draft: Draft = {};
  let size = 1 + members.length;
  for (const [name, value] of members) {
    const length = memberReaders.get(name)?.(value, draft);
    if (length === undefined) return undefined;
    size += name.length + 3 + length;
  }
  const { sid, effect, action, resource, condition } = draft;
  if (effect === undefined || action === undefined || resource === undefined) return undefined;
  const statement = {
    index,
    ...(sid !== undefined && { sid }),
    effect,
    action,
    resource,
    ...(condition && { condition }),
  };
  return { statement, size };
}

function readSid(value: unknown, draft: Draft): number | undefined {
  if (typeof value !== 'string' || !/^[A-Za-z0-9]*$/.test(value)) return undefined;
  draft.sid = value;
  return value.length + 2;
}

function readEffect(value: unknown, draft: Draft): number | undefined {
  if (value !== 'Allow' && value !== 'Deny') return undefined;
  draft.effect = value;
  return value.length + 2;
}

/** Characters that JSON escapes or IAM does not store. */
const UNCLEAN = /[^ !#-[\]-~]/;
/** Those, and entries without a service or with a wildcard in it; a comma stands before each. */
const UNCLEAN_ACTION = /[^ !#-[\]-~]|,(?![^:*?,]*:)/;

function readActions(value: unknown, negated: boolean, draft: Draft): number | undefined {
  if (draft.action !== undefined) return undefined;
  if (value === '*') {
    draft.action = { negated, patterns: [{ text: value }], list: false };
    return 3;
  }
  const read = readTexts(value, UNCLEAN_ACTION);
  if (read === undefined) return undefined;
  draft.action = { negated, patterns: read.texts, list: read.list };
  return read.size;
}

function readResources(value: unknown, negated: boolean, draft: Draft): number | undefined {
  if (draft.resource !== undefined) return undefined;
  const read = readTexts(value, UNCLEAN);
  if (read === undefined) return undefined;
  draft.resource = { negated, patterns: read.texts, list: read.list };
  return read.size;
}

interface Texts {
  readonly texts: readonly { readonly text: string }[];
  readonly list: boolean;
  readonly size: number;
}

/** One text or several, which are looked through as one: a search costs more to begin than to do. */
function readTexts(value: unknown, unclean: RegExp): Texts | undefined {
  if (typeof value === 'string') {
    return unclean.test(`,${value}`)
      ? undefined
      : { texts: [{ text: value }], list: false, size: value.length + 2 };
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const texts: { readonly text: string }[] = [];
  for (const text of value) {
    if (typeof text !== 'string') return undefined;
    texts.push({ text });
  }
  const joined = `,${value.join(',')}`;
  return unclean.test(joined) ? undefined : { texts, list: true, size: sizeOfList(texts) };
}

/** Two brackets, and for each text two quotes and a comma. */
function sizeOfList(texts: readonly { readonly text: string }[]): number {
  let size = 1 + 3 * texts.length;
  for (const { text } of texts) size += text.length;
  return size;
}

function readCondition(value: unknown, draft: Draft): number | undefined {
  const members = membersOf(value);
  if (members === undefined || members.length === 0) return undefined;
  const blocks: ConditionBlock[] = [];
  let size = 1 + members.length;
  for (const [operator, keys] of members) {
    const read = UNCLEAN.test(operator) ? undefined : readClauses(keys);
    if (read === undefined) return undefined;
    blocks.push({ operator: readOperatorText(operator), clauses: read.clauses });
    size += operator.length + 3 + read.size;
  }
  draft.condition = blocks;
  return size;
}

function readClauses(
  value: unknown,
): { readonly clauses: readonly ConditionClause[]; readonly size: number } | undefined {
  const members = membersOf(value);
  if (members === undefined || members.length === 0) return undefined;
  const clauses: ConditionClause[] = [];
  let size = 1 + members.length;
  for (const [name, written] of members) {
    const read = UNCLEAN.test(name) ? undefined : readValues(written);
    if (read === undefined) return undefined;
    clauses.push({ key: contextKey(name), values: read.values, list: read.list });
    size += name.length + 3 + read.size;
  }
  return hasTwins(clauses.map(({ key }) => key.folded)) ? undefined : { clauses, size };
}

interface Values {
  readonly values: readonly ConditionValue[];
  readonly list: boolean;
  readonly size: number;
}

function readValues(value: unknown): Values | undefined {
  if (typeof value === 'boolean') {
    const text = String(value);
    return { values: [{ text, written: 'boolean' }], list: false, size: text.length };
  }
  const read = readTexts(value, UNCLEAN);
  if (read === undefined) return undefined;
  const values = read.texts.map(({ text }): ConditionValue => ({ text, written: 'string' }));
  return { values, list: read.list, size: read.size };
}

/** Own members with a value, of what is an object and nothing else, as the long way takes them. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if (Object.prototype.toString.call(value) !== '[object Object]') return undefined;
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
