import { quoted } from '../../../grammar/json/members.ts';
import { defineFileRule } from '../rule.ts';

export const unresolvedTemplateValue = defineFileRule({
  meta: {
    id: 'unresolved-template-value',
    severity: 'suggestion',
    summary: 'a value in a policy of the file cannot be worked out',
    why: 'nothing is said about values that are not known',
    help: 'give the value a default, or lint the template after it is deployed',
    appliesTo: ['file'],
    category: 'template',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament INVALID_ARN'],
    examples: {
      bad: {
        policy:
          '{"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}, "Policies": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": {"Fn::ImportValue": "Photos"}}]}}]}}}}',
      },
      good: {
        policy:
          '{"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}, "Policies": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}]}}]}}}}',
      },
    },
  },
  checkFile: ({ unresolved }) => {
    const [first] = unresolved;
    if (!first) return [];
    const names = [...new Set(unresolved.map(({ name }) => name))];
    const shown = names.slice(0, SHOWN).map((name) => quoted(name));
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
    return [
      {
        at: { path: [], ...(first.span && { span: first.span }) },
        message: `${shown.join(', ')}${more} cannot be worked out here`,
      },
    ];
  },
});

/** It is said once for a file. */
const SHOWN = 3;
