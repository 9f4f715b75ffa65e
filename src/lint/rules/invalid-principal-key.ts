import { quoted } from '../../../grammar/json/members.ts';
import type { JsonMember, JsonObject } from '../../../grammar/json/tree.ts';
import type { Path } from '../../policy/policy-faults.ts';
import { principalKinds } from '../../policy/read-principal-element.ts';
import { foldCase } from '../../text/fold-case.ts';
import { nearest } from '../../text/suggest.ts';
import { typesWithPrincipal } from '../applies-to.ts';
import { renameMember } from '../edits.ts';
import { writeInstead } from '../facts/replacement.ts';
import { isOpen } from '../facts/values.ts';
import { memberOf } from '../read-written.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const invalidPrincipalKey = defineRule({
  meta: {
    id: 'invalid-principal-key',
    aws: { code: 'INVALID_PRINCIPAL_KEY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'there is no such kind of principal',
    why: 'a principal is under `AWS`, `Service`, `Federated` or `CanonicalUser`, in this letter case; AWS refuses anything else',
    help: 'write one of the four',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Aws": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    *statement({ node, path }) {
      for (const name of ['Principal', 'NotPrincipal']) {
        const value = memberOf(node, name)?.value;
        if (value?.kind === 'object') yield* unknownKinds(value, [...path, name]);
      }
    },
  }),
});

function* unknownKinds(value: JsonObject, path: Path): Iterable<Finding> {
  for (const member of value.members) {
    const { key, keySpan } = member;
    if (principalKinds.some((kind) => kind === key) || isOpen(key)) continue;
    const meant = nearest(key, principalKinds);
    yield {
      at: { path: [...path, key], ...(keySpan && { span: keySpan }) },
      message: `there is no kind of principal ${quoted(key)}`,
      ...(meant && correction(value, member, meant)),
    };
  }
}

function correction(value: JsonObject, member: JsonMember, meant: string) {
  const kind = foldCase(meant) === foldCase(member.key) ? 'safe' : 'suggestion';
  return writeInstead(kind, meant, memberOf(value, meant) ? [] : renameMember(member, meant));
}
