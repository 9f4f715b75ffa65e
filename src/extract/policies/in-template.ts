import type { JsonNode } from '../../../grammar/json/tree.ts';
import { writeJson } from '../../../grammar/json/write-json.ts';
import { type PolicyProperty, templateProperties } from '../../catalog/policy-properties.ts';
import type { PolicyType } from '../../policy/policy.ts';
import { isMade } from '../cloudformation/conditions.ts';
import { startResolver } from '../cloudformation/resolve.ts';
import type { Resolver } from '../cloudformation/resolver.ts';
import { type Resource, readTemplate } from '../cloudformation/template.ts';
import { startGaps } from '../gap.ts';
import { itemsOf, member, textOf } from '../node.ts';
import type { FoundPolicy } from './found-policy.ts';
import { markUnknown } from './mark-unknown.ts';
import { organizationPolicyType } from './organization-policy.ts';
import { stackFacts } from './stand-ins.ts';
import type { Unresolved } from './unresolved.ts';
import { type Place, placesOf } from './way.ts';

/** What is found in a template, and what could not be worked out. */
export interface InTemplate {
  readonly policies: readonly FoundPolicy[];
  readonly unresolved: readonly Unresolved[];
}

/** Finds the policies of a template's resources, its functions worked out as far as they can be. */
export function policiesInTemplate(node: JsonNode, format: 'json' | 'yaml'): InTemplate {
  const resolver = startResolver(readTemplate(node), stackFacts, startGaps());
  const found = [...resolver.template.resources.values()].flatMap((resource) =>
    isMade(resolver, resource) === false ? [] : inResource(resolver, resource, format),
  );
  return {
    policies: found.map(({ policy }) => policy),
    unresolved: found.flatMap(({ unresolved }) => unresolved),
  };
}

interface Found {
  readonly policy: FoundPolicy;
  readonly unresolved: readonly Unresolved[];
}

function inResource(
  resolver: Resolver,
  resource: Resource,
  format: 'json' | 'yaml',
): readonly Found[] {
  const { properties, type, id } = resource;
  if (!properties) return [];
  if (type === 'AWS::Organizations::Policy') {
    const kind = organizationPolicyType(textOf(member(properties, 'Type')));
    const content = { way: ['Content'], type: kind ?? 'serviceControl' };
    return kind
      ? placesOf(properties, content.way).flatMap((place) =>
          inPlace(resolver, resource, content, place, format),
        )
      : [];
  }
  return (templateProperties.get(type) ?? []).flatMap((property) =>
    placesOf(properties, property.way).flatMap((place) =>
      samDocuments(type, place).flatMap((one) =>
        inPlace(resolver, { ...resource, id }, property, one, format),
      ),
    ),
  );
}

/** SAM takes documents, names of managed policies and policy templates in one list, or one of them. */
function samDocuments(type: string, place: Place): readonly Place[] {
  if (!type.startsWith('AWS::Serverless::') || place.path.at(-1) !== 'Policies') return [place];
  const { node, path } = place;
  const places =
    node.kind === 'array'
      ? node.items.map((item, index) => ({ node: item, path: [...path, index] }))
      : [place];
  return places.filter((one) => member(one.node, 'Statement') !== undefined);
}

function inPlace(
  resolver: Resolver,
  resource: Resource,
  { type, attachedTo }: Pick<PolicyProperty, 'type' | 'attachedTo'>,
  { node, path }: Place,
  format: 'json' | 'yaml',
): readonly Found[] {
  const resolved = resolver.resolve(node);
  if (resolved === undefined) return [];
  const { node: document, unresolved } = markUnknown(resolver.gaps, resolved);
  // Nothing is known of it, not even whether it is there.
  if (document.kind !== 'object') return [];
  const owner = ownerOf(resource, type);
  return [
    {
      unresolved,
      policy: {
        node: document,
        path: ['Resources', resource.id, 'Properties', ...path],
        type,
        location: [resource.id, ...path.filter((step) => step !== 'PolicyDocument')].join(' > '),
        editable: format === 'json' && writeJson(node) === writeJson(document),
        ...(owner !== undefined && { owner }),
        ...(attachedTo !== undefined && { resourceType: attachedTo }),
      },
    },
  ];
}

/** Whoever gets the policy: the resource that it is a part of, or the only one that it names. */
function ownerOf({ id, type, properties }: Resource, kind: PolicyType): string | undefined {
  if (kind !== 'identity' && kind !== 'trust') return undefined;
  const [only, second] = ['Roles', 'Users', 'Groups'].flatMap((name) =>
    itemsOf(member(properties, name)),
  );
  const named = only ?? member(properties, 'RoleName') ?? member(properties, 'UserName');
  if (type === 'AWS::IAM::Role' || type === 'AWS::IAM::User' || type === 'AWS::IAM::Group')
    return id;
  if (type.startsWith('AWS::Serverless::')) return id;
  return second ? undefined : textOf(member(named, 'Ref'));
}
