import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { PolicyType } from '../../policy/policy.ts';
import type { SourceText } from '../../text/source.ts';
import { at, itemsOf, member, textOf } from '../node.ts';
import { detectType } from './detect-type.ts';
import type { FoundPolicy } from './found-policy.ts';
import { organizationPolicyType } from './organization-policy.ts';
import { readDocument } from './read-document.ts';
import { type Place, placesOf } from './way.ts';

/** A place in an answer of AWS that holds a document, as an object or as text. */
interface Holder {
  /** `[]` stands for every item of a list. */
  readonly way: readonly string[];
  /** Told from the document where the answer does not say. */
  readonly type?: PolicyType;
}

const details = (list: string, policies: string): Holder => ({
  way: [list, '[]', policies, '[]', 'PolicyDocument'],
  type: 'identity',
});

/** What `aws iam`, `organizations`, `s3api`, `sqs`, `kms`, `ecr` and others print. */
const holders: readonly Holder[] = [
  { way: ['PolicyVersion', 'Document'], type: 'identity' },
  { way: ['Role', 'AssumeRolePolicyDocument'], type: 'trust' },
  { way: ['Roles', '[]', 'AssumeRolePolicyDocument'], type: 'trust' },
  { way: ['PolicyDocument'] },
  { way: ['AssumeRolePolicyDocument'], type: 'trust' },
  { way: ['Policy'] },
  { way: ['policy'] },
  { way: ['policyText'], type: 'resource' },
  { way: ['ResourcePolicy'], type: 'resource' },
  { way: ['Attributes', 'Policy'], type: 'resource' },
  details('UserDetailList', 'UserPolicyList'),
  details('GroupDetailList', 'GroupPolicyList'),
  details('RoleDetailList', 'RolePolicyList'),
  { way: ['RoleDetailList', '[]', 'AssumeRolePolicyDocument'], type: 'trust' },
];

/** Finds the policies in the answer of a get, describe or list command; none in other documents. */
export function policiesInAnswer(node: JsonNode, source: SourceText): readonly FoundPolicy[] {
  const content = member(at(node, 'Policy'), 'Content');
  if (content) {
    const type = organizationPolicyType(textOf(at(node, 'Policy', 'PolicySummary', 'Type')));
    return foundAt({ node: content, path: ['Policy', 'Content'] }, type, node, source);
  }
  return [
    ...holders.flatMap(({ way, type }) =>
      placesOf(node, way).flatMap((place) => foundAt(place, type, node, source)),
    ),
    ...managedPolicies(node, source),
  ];
}

function foundAt(
  { node, path }: Place,
  type: PolicyType | undefined,
  answer: JsonNode,
  source: SourceText,
): readonly FoundPolicy[] {
  const document = node.kind === 'string' ? readDocument(node, source) : node;
  if (document?.kind !== 'object' || member(document, 'Statement') === undefined) return [];
  const owner = ownerIn(answer, path);
  return [
    {
      node: document,
      path,
      location: path.join(' > '),
      editable: node.kind === 'object',
      ...(type ? { type } : detectType(document, source.path)),
      ...(owner !== undefined && { owner }),
    },
  ];
}

/** Policies in one entry of a list of users, groups or roles are one principal's. */
function ownerIn(answer: JsonNode, [list, index]: Place['path']): string | undefined {
  if (typeof list !== 'string' || typeof index !== 'number') return undefined;
  const entry = itemsOf(member(answer, list))[index];
  return textOf(member(entry, 'Arn'));
}

/** Of the versions of a managed policy only the default counts. */
function managedPolicies(answer: JsonNode, source: SourceText): readonly FoundPolicy[] {
  return itemsOf(member(answer, 'Policies')).flatMap((policy, index) =>
    itemsOf(member(policy, 'PolicyVersionList')).flatMap((version, position) => {
      const document = member(version, 'Document');
      const path = ['Policies', index, 'PolicyVersionList', position, 'Document'];
      return document && textOf(member(version, 'IsDefaultVersion')) === 'true'
        ? foundAt({ node: document, path }, 'identity', answer, source)
        : [];
    }),
  );
}
