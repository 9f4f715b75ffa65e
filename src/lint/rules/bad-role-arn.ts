import { quoted } from '../../../grammar/json/members.ts';
import { valuesInTemplate } from '../facts/template-values.ts';
import { defineFileRule } from '../rule.ts';

export const badRoleArn = defineFileRule({
  meta: {
    id: 'bad-role-arn',
    severity: 'error',
    summary: 'a property takes the ARN of a role, and something else stands there',
    why: 'the stack is refused when it is made',
    help: 'write `arn:aws:iam::` with the account, `:role/` and the name of the role, or `Fn::GetAtt` with `Arn`',
    appliesTo: ['file'],
    category: 'template',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['cfn-lint E3511'],
    examples: {
      bad: {
        policy:
          '{"Resources": {"Rule": {"Type": "AWS::Pipes::Pipe", "Properties": {"RoleArn": "arn:aws:iam::111122223333:user/alice"}}}}',
      },
      good: {
        policy:
          '{"Resources": {"Rule": {"Type": "AWS::Pipes::Pipe", "Properties": {"RoleArn": "arn:aws:iam::111122223333:role/pipe"}}}}',
      },
    },
  },
  checkFile: (file) =>
    valuesInTemplate(file).flatMap(({ key, node, path }) => {
      if (!/RoleA(?:rn|RN)$/.test(key) || node.kind !== 'string' || isRoleArn(node.value))
        return [];
      const at = { path, ...(node.span && { span: node.span }) };
      return [{ at, message: `${quoted(node.value)} is not the ARN of a role` }];
    }),
});

/** Dynamic references stand for a text that is known only when the stack is made. */
function isRoleArn(text: string): boolean {
  return text.includes('{{resolve:') || /^arn:aws[a-z-]*:iam::\d{12}:role\/[^\s]+$/.test(text);
}
