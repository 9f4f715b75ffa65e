import { whoeverHas } from '../facts/attachments.ts';
import { defineFileRule } from '../rule.ts';

export const cloudshellFullAccessAttached = defineFileRule({
  meta: {
    id: 'cloudshell-full-access-attached',
    severity: 'warning',
    summary: 'somebody has the managed policy `AWSCloudShellFullAccess`',
    why: 'it allows files to be carried out of and into the account through a shell with its own internet access',
    help: 'attach a policy without the upload and download actions of `cloudshell`',
    appliesTo: ['file'],
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['prowler iam_policy_cloudshell_admin_not_attached'],
    examples: {
      bad: {
        policy:
          '{"Resources": {"Staff": {"Type": "AWS::IAM::Group", "Properties": {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AWSCloudShellFullAccess"]}}}}',
      },
      good: {
        policy:
          '{"Resources": {"Staff": {"Type": "AWS::IAM::Group", "Properties": {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}}}}',
      },
    },
  },
  checkFile: (file) => whoeverHas(file, 'AWSCloudShellFullAccess'),
});
