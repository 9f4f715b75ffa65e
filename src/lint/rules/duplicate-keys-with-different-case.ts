import { quoted } from '../../../grammar/json/members.ts';
import type { JsonMember, JsonObject } from '../../../grammar/json/tree.ts';
import { foldCase } from '../../text/fold-case.ts';
import { everyType } from '../applies-to.ts';
import { removeMember } from '../edits.ts';
import { isHuge, operatorBlocks } from '../facts/conditions.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { Place, WrittenPolicy } from '../written.ts';

export const duplicateKeysWithDifferentCase = defineRule({
  meta: {
    id: 'duplicate-keys-with-different-case',
    aws: { code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a condition key stands twice under one operator, in different letter case',
    why: 'names of condition keys ignore case, so that the two are one key, and AWS refuses the policy',
    help: 'write the key once with all its values',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:username": "alice", "aws:UserName": "bob" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:username": ["alice", "bob"] } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *statement(statement) {
      for (const { member, place } of operatorBlocks(statement)) {
        if (member.value.kind === 'object') yield* repeated(member.value, place, policy);
      }
    },
  }),
});

function* repeated(block: JsonObject, { path }: Place, policy: WrittenPolicy): Iterable<Finding> {
  const first = new Map<string, JsonMember>();
  for (const member of block.members) {
    const folded = foldCase(member.key);
    const other = first.get(folded);
    if (!other) first.set(folded, member);
    if (!other || other.key === member.key) continue;
    const same = textOf(other, policy) === textOf(member, policy);
    const at = { path: [...path, member.key], ...(member.keySpan && { span: member.keySpan }) };
    const earlier = { path: [...path, other.key], ...(other.keySpan && { span: other.keySpan }) };
    yield {
      at,
      message: `${quoted(member.key)} is the same key as ${quoted(other.key)}`,
      related: [{ at: earlier, message: 'it stands here first' }],
      ...(same &&
        !isHuge(block) && {
          fix: { kind: 'safe', title: 'remove the second', edits: removeMember(block, member.key) },
        }),
    };
  }
}

function textOf({ value }: JsonMember, { source }: WrittenPolicy): string | undefined {
  return value.span && source.text.slice(value.span.start, value.span.end);
}
