import { whoeverHas } from '../facts/attachments.ts';
import { defineFileRule } from '../rule.ts';

export const awsManagedAdminAttached = defineFileRule({
  meta: {
    id: 'aws-managed-admin-attached',
    severity: 'warning',
    summary: 'somebody has the managed policy `AdministratorAccess`',
    why: 'it allows everything on everything, so whoever gets hold of the credentials has the account',
    help: 'attach a policy that allows what is needed',
    appliesTo: ['file'],
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['checkov CKV_AWS_274'],
    examples: {
      bad: {
        policy:
          '{"Resources": {"Staff": {"Type": "AWS::IAM::Group", "Properties": {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]}}}}',
      },
      good: {
        policy:
          '{"Resources": {"Staff": {"Type": "AWS::IAM::Group", "Properties": {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}}}}',
      },
    },
  },
  checkFile: (file) => whoeverHas(file, 'AdministratorAccess'),
});
