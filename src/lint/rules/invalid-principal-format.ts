import { quoted } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { typesWithPrincipal } from '../applies-to.ts';
import { replaceValue } from '../edits.ts';
import { principalKindOf } from '../facts/principal-kinds.ts';
import { isOpen } from '../facts/values.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const invalidPrincipalFormat = defineRule({
  meta: {
    id: 'invalid-principal-format',
    aws: { code: 'INVALID_PRINCIPAL_FORMAT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a principal is a bare string or a list',
    why: 'a principal is `"*"`, or an object that says what kind of principal each is; AWS refuses anything else',
    help: 'write `{ "AWS": \u2026 }`, `{ "Service": \u2026 }` or `{ "Federated": \u2026 }`',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": "arn:aws:iam::111122223333:root", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: ({ policy }) => ({
    *statement(statement) {
      for (const name of ['Principal', 'NotPrincipal']) {
        const value = memberOf(statement.node, name)?.value;
        const text = value && bareText(value);
        if (!value || text === undefined) continue;
        const at = { path: [...statement.path, name], ...(value.span && { span: value.span }) };
        const kind = principalKindOf(value);
        const json = `{ "${kind}": ${value.span ? policy.source.text.slice(value.span.start, value.span.end) : ''} }`;
        yield {
          at,
          message: `${text} does not say what kind of principal it is`,
          ...(kind && {
            help: `write \`{ "${kind}": … }\``,
            fix: { kind: 'safe', title: `put it under \`${kind}\``, edits: replaceValue(at, json) },
          }),
        };
      }
    },
  }),
});

/** How to call it in a message; absent for what is no fault of this kind. */
function bareText(node: JsonNode): string | undefined {
  if (node.kind === 'array') return 'a list';
  if (node.kind !== 'string' || node.value === '*' || isOpen(node.value)) return undefined;
  return quoted(node.value);
}
