import { quoted } from '../../../grammar/json/members.ts';
import { identityAndResourceTypes } from '../applies-to.ts';
import { insertMember, replaceText } from '../edits.ts';
import { claimOf, placedVariables } from '../facts/cognito-variables.ts';
import { placeOf } from '../facts/elements.ts';
import { memberOf } from '../read-written.ts';
import { defineRule, type Edit } from '../rule.ts';
import type { WrittenPolicy } from '../written.ts';

export const cognitoVariableIn2008 = defineRule({
  meta: {
    id: 'cognito-variable-in-2008',
    severity: 'error',
    summary: 'the identity of a user as a variable in a policy of the version of 2008',
    why: 'only version `2012-10-17` has policy variables; in any other this is plain text that no object and no item has in its name, and users do not get to what is theirs',
    help: 'write `"Version": "2012-10-17"`',
    appliesTo: identityAndResourceTypes,
    category: 'cognito',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Version": "2008-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }] }',
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }] }',
      },
    },
  },
  check: () => ({
    *document(policy) {
      const stated = memberOf(policy.node, 'Version')?.value;
      if (stated && !(stated.kind === 'string' && stated.value === '2008-10-17')) return;
      const ofPool = (key: string) => claimOf(key) !== undefined;
      for (const { entry, key } of placedVariables(policy, ofPool)) {
        const name = quoted(`\${${key}}`);
        yield {
          at: entry,
          message: `${name} is plain text in the version of 2008, not the identity of the user`,
          fix: {
            kind: 'unsafe',
            title: 'set `Version` to `2012-10-17`',
            edits: newVersion(policy),
          },
        };
      }
    },
  }),
});

function newVersion({ node, source }: WrittenPolicy): readonly Edit[] {
  const stated = memberOf(node, 'Version')?.value;
  if (stated) return replaceText(placeOf(['Version'], stated), '2012-10-17');
  return node.kind === 'object' ? insertMember(source.text, node, 'Version', '"2012-10-17"') : [];
}
