import type { Attachment, FoundFile } from '../../extract/policies/found-file.ts';
import { sourceText } from '../../text/source.ts';
import { holderOf, isManagedByAws, placeOfAttachment } from '../facts/attachments.ts';
import { accountOfEntry } from '../facts/principal-accounts.ts';
import { readWritten } from '../read-written.ts';
import { defineFileRule } from '../rule.ts';

export const readonlyCrossAccount = defineFileRule({
  meta: {
    id: 'readonly-cross-account',
    severity: 'warning',
    summary: 'a role that another account may assume has the managed policy `ReadOnlyAccess`',
    why: 'it reads the data of the account too, objects and secrets of many services among them',
    help: 'attach `ViewOnlyAccess` or `SecurityAudit`, or a policy that allows what is needed',
    appliesTo: ['file'],
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['prowler iam_role_cross_account_readonlyaccess_policy'],
    examples: {
      bad: {
        policy:
          '{"Resources": {"Reader": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::999988887777:root"}, "Action": "sts:AssumeRole"}]}, "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}}}}',
      },
      good: {
        policy:
          '{"Resources": {"Reader": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::999988887777:root"}, "Action": "sts:AssumeRole"}]}, "ManagedPolicyArns": ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]}}}}',
      },
    },
  },
  checkFile: ({ attachments }: FoundFile, { surroundings: { accounts } }) =>
    attachments.flatMap((attachment) => {
      if (!isManagedByAws(attachment, 'ReadOnlyAccess')) return [];
      const other = otherAccount(attachment, accounts);
      if (other === undefined) return [];
      return [
        {
          at: placeOfAttachment(attachment),
          message: `${holderOf(attachment)} has \`ReadOnlyAccess\`, and account \`${other}\` may assume it`,
        },
      ];
    }),
});

/** An account that is not the role's own, nor said to be the user's. */
function otherAccount(
  { trust, account }: Attachment,
  accounts: readonly string[],
): string | undefined {
  if (!trust) return undefined;
  const source = sourceText('trust', '');
  const { statements } = readWritten(trust, { type: 'trust', source, editable: false });
  return statements
    .filter(({ effect, principal }) => effect === 'Allow' && principal && !principal.negated)
    .flatMap(({ principal }) => principal?.entries ?? [])
    .map(accountOfEntry)
    .find((one) => one !== undefined && one !== account && !accounts.includes(one));
}
