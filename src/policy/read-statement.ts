import { type Members, quoted, sortMembers } from '../../grammar/json/members.ts';
import type { JsonMember, JsonNode } from '../../grammar/json/tree.ts';
import { policyTypes } from '../catalog/policy-types.ts';
import { foldCase } from '../text/fold-case.ts';
import type { Effect, PatternElement, Statement } from './policy.ts';
import type { Path, StatementReading } from './policy-faults.ts';
import type { PrincipalElement } from './principal.ts';
import { checkAction } from './read-action.ts';
import { readCondition } from './read-condition.ts';
import { lacks, reportStray } from './read-elements.ts';
import { readPrincipalElement } from './read-principal-element.ts';
import {
  checkCharacters,
  checkVariables,
  readString,
  readTextList,
  wrongType,
} from './read-text.ts';

/** What a statement may hold. */
export const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

type ElementName = (typeof statementElements)[number];
type StatementMembers = Members<ElementName>;

/** Reads one statement; undefined when something in it is an error. */
export function readStatement(
  reading: StatementReading,
  node: JsonNode,
  index: number,
  path: Path,
): Statement | undefined {
  if (node.kind !== 'object') {
    wrongType(reading, node, path, 'a statement must be an object');
    return undefined;
  }
  const members = sortMembers(node, statementElements);
  reportStray(reading, members, path, 'a statement');
  const sid = readSid(reading, members, path);
  const effect = readEffect(reading, members, node, path);
  const principal = readPrincipal(reading, members, node, path);
  const action = readAction(reading, members, node, path);
  const resource = readResource(reading, members, node, path);
  const condition = optional(members, 'Condition', (value) =>
    readCondition(reading, value, [...path, 'Condition']),
  );
  if (effect === undefined || action === undefined) return undefined;
  return {
    index,
    ...(sid !== undefined && { sid }),
    effect,
    ...(principal && { principal }),
    action,
    ...(resource && { resource }),
    ...(condition && { condition }),
    ...(node.span && { span: node.span }),
  };
}

function optional<T>(
  members: StatementMembers,
  name: ElementName,
  read: (node: JsonNode) => T | undefined,
): T | undefined {
  const member = members.known.get(name);
  return member && read(member.value);
}

function readSid(
  reading: StatementReading,
  members: StatementMembers,
  path: Path,
): string | undefined {
  const node = members.known.get('Sid')?.value;
  if (!node) return undefined;
  const at = [...path, 'Sid'];
  const sid = readString(reading, node, at);
  if (sid !== undefined && policyTypes[reading.type].plainText && !/^[A-Za-z0-9]*$/.test(sid)) {
    reading.report({
      code: 'policy/sid-characters',
      at: node,
      path: at,
      message: `a Sid consists of letters and digits, unlike ${quoted(sid)}`,
    });
  }
  return sid;
}

function readEffect(
  reading: StatementReading,
  members: StatementMembers,
  statement: JsonNode,
  path: Path,
): Effect | undefined {
  const node = members.known.get('Effect')?.value;
  if (!node) {
    if (lacks(members, 'Effect')) reportMissing(reading, '`Effect`', statement, path);
    return undefined;
  }
  const at = [...path, 'Effect'];
  const text = readString(reading, node, at);
  if (text === 'Allow' || text === 'Deny' || text === undefined) return text;
  const folded = foldCase(text);
  reading.report({
    code: 'policy/effect',
    at: node,
    path: at,
    message: `\`Effect\` must be \`Allow\` or \`Deny\`, not ${quoted(text)}`,
    ...((folded === 'allow' || folded === 'deny') && { help: 'the value is case-sensitive' }),
  });
  return undefined;
}

function reportMissing(
  reading: StatementReading,
  element: string,
  statement: JsonNode,
  path: Path,
): void {
  reading.report({
    code: 'policy/missing-element',
    at: statement,
    path,
    message: `the statement has no ${element}`,
  });
}

/** An element that is there as itself or in its Not form, never both. */
function readPair<Name extends 'Principal' | 'Action' | 'Resource'>(
  reading: StatementReading,
  members: StatementMembers,
  name: Name,
  path: Path,
): { readonly member: JsonMember; readonly negated: boolean } | undefined {
  const plain = members.known.get(name);
  const negated = members.known.get(`Not${name}`);
  if (plain && negated) {
    reading.report({
      code: 'policy/exclusive-elements',
      at: { span: negated.keySpan },
      path: [...path, `Not${name}`],
      message: `a statement cannot have both \`${name}\` and \`Not${name}\``,
    });
  }
  const member = plain ?? negated;
  return member && { member, negated: plain === undefined };
}

function lacksBoth(members: StatementMembers, name: 'Principal' | 'Action' | 'Resource'): boolean {
  return lacks(members, name) && lacks(members, `Not${name}`);
}

const forbiddenHelp = {
  Principal:
    'leave it out: the principal is whoever the policy is attached to; a policy of a resource is of the type `resource`',
  NotPrincipal: 'name the principals that are meant',
  Resource: 'leave it out: the resource is the role itself',
} as const;

function reportForbidden(
  reading: StatementReading,
  { key, keySpan }: JsonMember,
  help: string,
  path: Path,
): void {
  reading.report({
    code: 'policy/forbidden-element',
    at: { span: keySpan },
    path: [...path, key],
    message: `${policyTypes[reading.type].label} has no \`${key}\``,
    help,
  });
}

function readPrincipal(
  reading: StatementReading,
  members: StatementMembers,
  statement: JsonNode,
  path: Path,
): PrincipalElement | undefined {
  const { elements } = policyTypes[reading.type];
  const found = readPair(reading, members, 'Principal', path);
  if (!found) {
    if (lacksBoth(members, 'Principal')) noPrincipal(reading, statement, path);
    return undefined;
  }
  const { member, negated } = found;
  if (elements.Principal === 'forbidden') {
    reportForbidden(reading, member, forbiddenHelp.Principal, path);
    return undefined;
  }
  if (negated && elements.NotPrincipal === 'forbidden') {
    reportForbidden(reading, member, forbiddenHelp.NotPrincipal, path);
    return undefined;
  }
  return readPrincipalElement(reading, member.value, negated, [...path, member.key]);
}

function noPrincipal(reading: StatementReading, statement: JsonNode, path: Path): void {
  const presence = policyTypes[reading.type].elements.Principal;
  if (presence === 'mandatory') reportMissing(reading, '`Principal`', statement, path);
  if (presence !== 'expected') return;
  reading.report({
    code: 'policy/no-principal',
    at: statement,
    path,
    message: 'the statement names no principal and never applies',
    help: 'add a `Principal`; `"*"` stands for everyone',
  });
}

function readAction(
  reading: StatementReading,
  members: StatementMembers,
  statement: JsonNode,
  path: Path,
): PatternElement | undefined {
  const found = readPair(reading, members, 'Action', path);
  if (found) {
    return readPatterns(reading, found.member, found.negated, path, (node, at) => {
      checkCharacters(reading, node, at);
      checkAction(reading, node, at);
    });
  }
  if (lacksBoth(members, 'Action')) {
    reportMissing(reading, '`Action` and no `NotAction`', statement, path);
  }
  return undefined;
}

function readResource(
  reading: StatementReading,
  members: StatementMembers,
  statement: JsonNode,
  path: Path,
): PatternElement | undefined {
  const presence = policyTypes[reading.type].elements.Resource;
  const found = readPair(reading, members, 'Resource', path);
  if (found && presence === 'forbidden') {
    reportForbidden(reading, found.member, forbiddenHelp.Resource, path);
    return undefined;
  }
  if (found) {
    return readPatterns(reading, found.member, found.negated, path, (node, at) => {
      checkCharacters(reading, node, at);
      checkVariables(reading, node, at);
    });
  }
  if (presence === 'mandatory' && lacksBoth(members, 'Resource')) {
    reportMissing(reading, '`Resource` and no `NotResource`', statement, path);
  }
  return undefined;
}

function readPatterns(
  reading: StatementReading,
  { key, value }: JsonMember,
  negated: boolean,
  path: Path,
  check: Parameters<typeof readTextList>[3],
): PatternElement | undefined {
  const read = readTextList(reading, value, [...path, key], check);
  return (
    read && {
      negated,
      patterns: read.texts,
      list: read.list,
      ...(value.span && { span: value.span }),
    }
  );
}
