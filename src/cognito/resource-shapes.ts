import { readTemplate } from '../../grammar/template/read-template.ts';
import type { TemplatePart } from '../../grammar/template/template.ts';
import type { ResourceType } from '../catalog/services/catalog.ts';
import { resourceTypesOf } from '../catalog/services/services.ts';
import { isPatternPart } from '../match/variables.ts';
import { blank, type Steps, stepsOf } from './meeting.ts';

/** Where examples of resources lie. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** What ARNs of a resource type look like, as a pattern. */
export type ShapeOf = (type: ResourceType) => Steps;

/**
 * Services whose ARNs of one type may go on like those of another: a log group's ends in `:*` in
 * most policies (CloudWatch Logs User Guide, "Overview of managing access permissions").
 */
const looselyNamed: ReadonlySet<string> = new Set(['logs']);

/**
 * The shapes of a service's resource types. The name of a bucket has no slash, or it would be that
 * of an object: a blank stops before what follows it in any ARN of the service that begins alike.
 */
export function resourceShapes(service: string, place: Place): ShapeOf {
  const types = resourceTypesOf(service);
  const stops = looselyNamed.has(service) ? new Map<string, string>() : stopsOf(types);
  const shapes = new Map(types.map((type) => [type, shapeOf(type, stops, place)]));
  return (type) => shapes.get(type) ?? [];
}

function shapeOf(type: ResourceType, stops: ReadonlyMap<string, string>, place: Place): Steps {
  const known: Readonly<Record<string, string>> = {
    Partition: place.partition,
    Region: place.region,
    Account: place.account,
  };
  let before = '';
  return partsOf(type).flatMap((part) => {
    const begun = before;
    before += nameless(part);
    if (isPatternPart(part)) return stepsOf([part]);
    const own = Object.hasOwn(known, part.name) ? known[part.name] : undefined;
    return own === undefined ? blank(part.folded, stops.get(begun) ?? '') : blank(own, ':');
  });
}

/** For what stands before a blank: every character that follows the blank somewhere. */
function stopsOf(types: readonly ResourceType[]): ReadonlyMap<string, string> {
  const stops = new Map<string, string>();
  for (const type of types) {
    const parts = partsOf(type);
    let before = '';
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      if (part.kind === 'variable' && next?.kind === 'literal') {
        stops.set(before, (stops.get(before) ?? '') + next.text.charAt(0));
      }
      before += nameless(part);
    }
  }
  return stops;
}

/** The catalogue writes blanks as policies write variables. */
function partsOf({ arn }: ResourceType): readonly TemplatePart[] {
  return readTemplate(arn, true).template.parts;
}

function nameless(part: TemplatePart): string {
  return part.kind === 'literal' ? part.text : '${}';
}
