import { quoted } from '../../../grammar/json/members.ts';
import type { JsonMember, JsonObject } from '../../../grammar/json/tree.ts';
import type { Path } from '../../policy/policy-faults.ts';
import { documentElements } from '../../policy/read-policy.ts';
import { statementElements } from '../../policy/read-statement.ts';
import { nearest } from '../../text/suggest.ts';
import { everyType } from '../applies-to.ts';
import { renameMember } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import { defineRule, type Finding } from '../rule.ts';

export const invalidPolicyElement = defineRule({
  meta: {
    id: 'invalid-policy-element',
    aws: { code: 'INVALID_POLICY_ELEMENT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an element that policies do not have',
    why: 'documents with elements that AWS does not know are refused; the names are case-sensitive',
    help: 'remove the element, or correct its name',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resources": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    *document({ node }) {
      if (node.kind === 'object') yield* unknownIn(node, [], 'a policy', documentElements);
    },
    statement({ node, path }) {
      return unknownIn(node, path, 'a statement', statementElements);
    },
  }),
});

/** More of them are told without a guess at what was meant. */
const MOST_GUESSES = 100;

function* unknownIn(
  object: JsonObject,
  path: Path,
  whole: string,
  known: readonly string[],
): Iterable<Finding> {
  const unknown = object.members.filter(({ key }) => !known.includes(key));
  for (const [index, member] of unknown.entries()) {
    const meant = index < MOST_GUESSES ? nearest(member.key, known) : undefined;
    yield {
      at: { path: [...path, member.key], ...(member.keySpan && { span: member.keySpan }) },
      message: `${whole} has no element ${quoted(member.key)}`,
      ...(meant !== undefined && suggestion(object, member, meant)),
    };
  }
}

function suggestion(
  object: JsonObject,
  member: JsonMember,
  meant: string,
): Pick<Finding, 'help' | 'fix'> {
  const help = `did you mean \`${meant}\``;
  if (memberOf(object, meant)) return { help };
  return {
    help,
    fix: {
      kind: 'suggestion',
      title: `rename to \`${meant}\``,
      edits: renameMember(member, meant),
    },
  };
}
