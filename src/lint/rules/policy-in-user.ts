import { holderOf, placeOfAttachment } from '../facts/attachments.ts';
import { defineFileRule } from '../rule.ts';

export const policyInUser = defineFileRule({
  meta: {
    id: 'policy-in-user',
    severity: 'suggestion',
    summary: 'a policy is attached to a user',
    why: 'what a user may do is then written in as many places as there are users, and stays when somebody changes the team',
    help: 'attach it to a group, or to a role that the user assumes',
    appliesTo: ['file'],
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['checkov CKV_AWS_40', 'checkov CKV_AWS_273'],
    examples: {
      bad: {
        policy:
          '{"Resources": {"Alice": {"Type": "AWS::IAM::User", "Properties": {"Policies": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}]}}]}}}}',
      },
      good: {
        policy:
          '{"Resources": {"Staff": {"Type": "AWS::IAM::Group", "Properties": {"Policies": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}]}}]}}}}',
      },
    },
  },
  checkFile: ({ attachments }) =>
    attachments
      .filter(({ to }) => to === 'user')
      .map((attachment) => ({
        at: placeOfAttachment(attachment),
        message: `${holderOf(attachment)} has a policy of its own`,
      })),
});
