import { quoted } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { itemsOf, member, textOf } from '../../extract/node.ts';
import { valuesInTemplate } from '../facts/template-values.ts';
import { defineFileRule } from '../rule.ts';

export const refWithPath = defineFileRule({
  meta: {
    id: 'ref-with-path',
    severity: 'error',
    summary: 'an ARN is made by hand from the name of something that has a path',
    why: 'the path is a part of the ARN, and `Ref` gives the name alone, so the ARN names nobody',
    help: 'use `Fn::GetAtt` with `Arn`',
    appliesTo: ['file'],
    category: 'template',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['cfn-lint E3050'],
    examples: {
      bad: {
        policy:
          '{"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}, "Path": "/service/"}}, "Out": {"Type": "AWS::SSM::Parameter", "Properties": {"Value": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/${Role}"}}}}}',
      },
      good: {
        policy:
          '{"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}}, "Out": {"Type": "AWS::SSM::Parameter", "Properties": {"Value": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/${Role}"}}}}}',
      },
    },
  },
  checkFile: (file) =>
    valuesInTemplate(file).flatMap(({ key, node, path }) => {
      const found = namesIn(key, node).find((name) => hasPath(file.node, name));
      if (found === undefined) return [];
      const at = { path, ...(node.span && { span: node.span }) };
      return [{ at, message: `${quoted(found)} has a path, which this ARN leaves out` }];
    }),
});

const kinds: ReadonlyMap<string, string> = new Map([
  ['AWS::IAM::Role', 'role/'],
  ['AWS::IAM::User', 'user/'],
  ['AWS::IAM::Group', 'group/'],
  ['AWS::IAM::InstanceProfile', 'instance-profile/'],
]);
const ends = [...kinds.values()].map((end) => `:${end}`);

/** The logical ids that stand right behind `:role/` and the like. */
function namesIn(key: string, node: JsonNode): readonly string[] {
  if (key === 'Fn::Sub') return namesInText(textOf(node) ?? textOf(itemsOf(node)[0]) ?? '');
  if (key !== 'Fn::Join' || textOf(itemsOf(node)[0]) !== '') return [];
  const parts = itemsOf(itemsOf(node)[1]);
  return parts.flatMap((part, index) => {
    const before = textOf(parts[index - 1]) ?? '';
    const name = textOf(member(part, 'Ref'));
    return name !== undefined && ends.some((end) => before.endsWith(end)) ? [name] : [];
  });
}

function namesInText(text: string): readonly string[] {
  return ends.flatMap((end) =>
    text
      .split(`${end}\${`)
      .slice(1)
      .map((rest) => rest.slice(0, Math.max(0, rest.indexOf('}')))),
  );
}

function hasPath(template: JsonNode, name: string): boolean {
  const resource = member(member(template, 'Resources'), name);
  if (!kinds.has(textOf(member(resource, 'Type')) ?? '')) return false;
  const path = textOf(member(member(resource, 'Properties'), 'Path'));
  return path !== undefined && path !== '/';
}
