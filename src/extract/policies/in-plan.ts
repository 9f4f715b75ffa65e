import type { JsonNode } from '../../../grammar/json/tree.ts';
import { type PolicyProperty, planProperties } from '../../catalog/policy-properties.ts';
import type { SourceText } from '../../text/source.ts';
import { startGaps } from '../gap.ts';
import { member, textOf } from '../node.ts';
import { type PlannedResource, readPlan } from '../terraform/plan.ts';
import { policyIn } from '../terraform/policy-document.ts';
import type { Reading } from '../terraform/symbols.ts';
import type { FoundPolicy } from './found-policy.ts';
import type { InTemplate } from './in-template.ts';
import { markUnknown } from './mark-unknown.ts';
import { organizationPolicyType } from './organization-policy.ts';
import { readDocument } from './read-document.ts';
import { stackFacts } from './stand-ins.ts';
import type { Unresolved } from './unresolved.ts';
import { placesOf } from './way.ts';

/** Finds the policies in what `terraform show -json` prints. */
export function policiesInPlan(node: JsonNode, source: SourceText): InTemplate {
  const reading: Reading = { plan: readPlan(node), facts: stackFacts, gaps: startGaps() };
  const policies: FoundPolicy[] = [];
  const unresolved: Unresolved[] = [];
  for (const resource of reading.plan.resources) {
    for (const property of propertiesOf(resource)) {
      for (const [node, step] of documentsOf(reading, resource, property, source)) {
        const marked = markUnknown(reading.gaps, node);
        unresolved.push(...marked.unresolved);
        if (marked.node.kind === 'object') {
          policies.push(foundPolicy(resource, property, marked.node, step));
        }
      }
    }
  }
  return { policies, unresolved };
}

function propertiesOf({ type, values }: PlannedResource): readonly PolicyProperty[] {
  if (type !== 'aws_organizations_policy') return planProperties.get(type) ?? [];
  // An absent type is that of SCPs.
  const kind = organizationPolicyType(textOf(member(values, 'type')) ?? 'SERVICE_CONTROL_POLICY');
  return kind ? [{ way: ['content'], type: kind }] : [];
}

/** Documents are texts; one that is known only later is put together from its data source. */
function documentsOf(
  reading: Reading,
  resource: PlannedResource,
  { way }: PolicyProperty,
  source: SourceText,
): readonly (readonly [document: JsonNode, way: string])[] {
  const [attribute = '', ...rest] = way;
  if (rest.length > 0) {
    const places = placesOf(resource.values, [attribute, '[]', ...rest]);
    return places.flatMap(({ node, path }) => {
      const document = node.kind === 'string' ? readDocument(node, source) : undefined;
      return document ? [[document, path.join(' > ')] as const] : [];
    });
  }
  const text = member(resource.values, attribute);
  const document =
    text?.kind === 'string' ? readDocument(text, source) : policyIn(reading, resource, attribute);
  return document ? [[document, attribute]] : [];
}

function foundPolicy(
  resource: PlannedResource,
  { type, attachedTo }: PolicyProperty,
  node: JsonNode,
  step: string,
): FoundPolicy {
  const owner = ownerOf(resource);
  return {
    node,
    path: [resource.address, step],
    type,
    location: `${resource.address} > ${step}`,
    editable: false,
    ...(owner !== undefined && { owner }),
    ...(attachedTo !== undefined && { resourceType: attachedTo }),
  };
}

/** The name of the role, user or group that an inline policy is a part of. */
function ownerOf({ type, values }: PlannedResource): string | undefined {
  switch (type) {
    case 'aws_iam_role':
      return textOf(member(values, 'name'));
    case 'aws_iam_role_policy':
      return textOf(member(values, 'role'));
    case 'aws_iam_user_policy':
      return textOf(member(values, 'user'));
    case 'aws_iam_group_policy':
      return textOf(member(values, 'group'));
    default:
      return undefined;
  }
}
