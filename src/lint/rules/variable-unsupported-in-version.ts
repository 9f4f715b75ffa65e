import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { insertMember, replaceText } from '../edits.ts';
import { placeOf } from '../facts/elements.ts';
import { variablesIn } from '../facts/variables.ts';
import { memberOf } from '../read-written.ts';
import { defineRule, type Edit, type Finding } from '../rule.ts';
import type { WrittenPolicy, WrittenText } from '../written.ts';

export const variableUnsupportedInVersion = defineRule({
  meta: {
    id: 'variable-unsupported-in-version',
    aws: { code: 'VARIABLE_UNSUPPORTED_IN_VERSION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a policy variable in a policy of the version of 2008',
    why: 'only version `2012-10-17` has policy variables; in any other they are plain text that matches nothing',
    help: 'write `"Version": "2012-10-17"`',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'unsafe',
    givesWayTo: ['cognito-variable-in-2008'],
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Version": "2008-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username}/*" }] }',
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/${aws:username}/*" }] }',
      },
    },
  },
  check: ({ policy }) => {
    const stated = memberOf(policy.node, 'Version')?.value;
    const old = stated === undefined || (stated.kind === 'string' && stated.value === '2008-10-17');
    if (!old) return {};
    return {
      resource(entry) {
        return plainVariables(entry, policy);
      },
      *clause({ values }) {
        for (const value of values) yield* plainVariables(value, policy);
      },
    };
  },
});

function* plainVariables(entry: WrittenText, policy: WrittenPolicy): Iterable<Finding> {
  const [variable] = variablesIn(entry.text);
  if (!variable) return;
  yield {
    at: entry,
    message: `${quoted(entry.text.slice(variable.start, variable.end))} is plain text in the version of 2008`,
    fix: {
      kind: 'unsafe',
      title: 'set `Version` to `2012-10-17`',
      edits: newVersion(policy),
    },
  };
}

function newVersion({ node, source }: WrittenPolicy): readonly Edit[] {
  const stated = memberOf(node, 'Version')?.value;
  if (stated) return replaceText(placeOf(['Version'], stated), '2012-10-17');
  return node.kind === 'object' ? insertMember(source.text, node, 'Version', '"2012-10-17"') : [];
}
