import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { type Members, quoted, sortMembers } from '../../grammar/json/members.ts';
import type { JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { policyTypes } from '../catalog/policy-types.ts';
import { hasErrors, type Parsed } from '../text/diagnostic.ts';
import type { Policy, PolicyVersion, Statement } from './policy.ts';
import {
  type Reading,
  type ReadPolicyOptions,
  type StatementReading,
  startReading,
} from './policy-faults.ts';
import { checkSize, reportSize } from './policy-size.ts';
import { readCleanPolicy } from './read-clean-policy.ts';
import { lacks, reportStray } from './read-elements.ts';
import { readStatement } from './read-statement.ts';
import { readString, wrongType } from './read-text.ts';
import { checkTypeRules } from './read-type-rules.ts';

export type { ReadPolicyOptions };

/**
 * Reads a policy document that has been parsed already. An unusable document has no value and says
 * why; what only the service that stores it would refuse is told and evaluated (clause 12.1).
 */
export function readPolicy(json: unknown, options: ReadPolicyOptions = {}): Parsed<Policy> {
  const { name = 'policy', type = 'identity', source } = options;
  const clean = readCleanPolicy(json, type);
  if (clean === undefined) return readPolicyNode(nodeFromValue(json), options);
  const reading = startReading(options);
  reportSize(reading, clean.size, {});
  return {
    value: { name, type, ...clean.policy, ...(source && { source }) },
    diagnostics: reading.diagnostics,
  };
}

/** The same for a JSON tree, which has positions, duplicate keys and the spelling of numbers. */
export function readPolicyNode(node: JsonNode, options: ReadPolicyOptions = {}): Parsed<Policy> {
  const reading = startReading(options);
  const { diagnostics } = reading;
  if (node.kind !== 'object') {
    wrongType(reading, node, [], 'a policy must be an object');
    return { value: undefined, diagnostics };
  }
  const document = readDocument(reading, node);
  if (document === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  checkSize(reading, node);
  const { name = 'policy', source } = options;
  return {
    value: {
      name,
      type: reading.type,
      ...document,
      ...(node.span && { span: node.span }),
      ...(source && { source }),
    },
    diagnostics,
  };
}

/** What a document may hold. */
export const documentElements = ['Version', 'Id', 'Statement'] as const;

type DocumentMembers = Members<(typeof documentElements)[number]>;
type Document = Pick<Policy, 'version' | 'stated' | 'statements' | 'list'>;

function readDocument(reading: Reading, node: JsonObject): Document | undefined {
  const members = sortMembers(node, documentElements);
  reportStray(reading, members, [], 'a policy');
  const stated = readVersion(reading, members, node);
  const id = readId(reading, members);
  const version = stated ?? '2008-10-17';
  const read = readStatements({ ...reading, variables: version === '2012-10-17' }, members, node);
  return (
    read && {
      version,
      stated: { ...(stated && { version: stated }), ...(id !== undefined && { id }) },
      ...read,
    }
  );
}

const versions: readonly PolicyVersion[] = ['2012-10-17', '2008-10-17'];

function readVersion(
  reading: Reading,
  members: DocumentMembers,
  document: JsonNode,
): PolicyVersion | undefined {
  const node = members.known.get('Version')?.value;
  if (!node) {
    if (lacks(members, 'Version')) expectNewVersion(reading, document);
    return undefined;
  }
  const text = readString(reading, node, ['Version']);
  if (text === undefined) return undefined;
  const version = versions.find((candidate) => candidate === text);
  if (version === undefined) {
    reading.report({
      code: 'policy/version',
      at: node,
      path: ['Version'],
      message: `\`Version\` must be \`2012-10-17\` or \`2008-10-17\`, not ${quoted(text)}`,
      why: 'it is the version of the policy language, not the date of this policy',
    });
  } else if (version === '2008-10-17') expectNewVersion(reading, node);
  return version;
}

/** Organizations takes documents of the current version only (table 1.3). */
function expectNewVersion(reading: Reading, at: JsonNode): void {
  const { label, elements } = policyTypes[reading.type];
  if (elements.Version !== 'expected') return;
  reading.report({
    code: 'policy/version-expected',
    at,
    path: ['Version'],
    message: `${label} must have \`"Version": "2012-10-17"\``,
  });
}

function readId(reading: Reading, members: DocumentMembers): string | undefined {
  const member = members.known.get('Id');
  if (!member) return undefined;
  const { label, elements } = policyTypes[reading.type];
  if (elements.Id === 'unexpected') {
    reading.report({
      code: 'policy/unexpected-id',
      at: { span: member.keySpan },
      path: ['Id'],
      message: `${label} has no \`Id\``,
    });
  }
  return readString(reading, member.value, ['Id']);
}

function readStatements(
  reading: StatementReading,
  members: DocumentMembers,
  document: JsonNode,
): { readonly statements: readonly Statement[]; readonly list: boolean } | undefined {
  const node = members.known.get('Statement')?.value;
  if (!node) {
    if (lacks(members, 'Statement')) {
      reading.report({
        code: 'policy/missing-element',
        at: document,
        path: [],
        message: 'the policy has no `Statement`',
      });
    }
    return undefined;
  }
  if (node.kind !== 'array') {
    const statements = readAll(reading, [node], () => ['Statement']);
    return { statements, list: false };
  }
  if (node.items.length === 0) {
    reading.report({
      code: 'policy/no-statements',
      at: node,
      path: ['Statement'],
      message: 'the policy has no statements: it neither allows nor denies anything',
      why: 'IAM refuses to store an empty list',
    });
  }
  const statements = readAll(reading, node.items, (index) => ['Statement', index]);
  return { statements, list: true };
}

function readAll(
  reading: StatementReading,
  nodes: readonly JsonNode[],
  pathOf: (index: number) => readonly (string | number)[],
): readonly Statement[] {
  const statements: Statement[] = [];
  const sids = new Set<string>();
  for (const [index, node] of nodes.entries()) {
    const path = pathOf(index);
    const statement = readStatement(reading, node, index, path);
    if (!statement) continue;
    statements.push(statement);
    checkTypeRules(reading, statement, path);
    if (!statement.sid) continue;
    if (sids.has(statement.sid)) reportDuplicateSid(reading, statement, path);
    sids.add(statement.sid);
  }
  return statements;
}

function reportDuplicateSid(
  reading: Reading,
  { sid = '', span }: Statement,
  path: readonly (string | number)[],
): void {
  reading.report({
    code: 'policy/duplicate-sid',
    at: { span },
    path: [...path, 'Sid'],
    message: `two statements have the Sid ${quoted(sid)}`,
  });
}
