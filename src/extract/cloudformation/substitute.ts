import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { Span } from '../../text/span.ts';
import { joined } from '../gap.ts';
import { member } from '../node.ts';
import { attributeOf, referTo } from './references.ts';
import { asText, openNode, type Resolver } from './resolver.ts';

/** Replaces each `${…}` of a text as `Fn::Sub` does; `${!aws:username}` stays, without its mark. */
export function substitute(
  resolver: Resolver,
  template: string,
  variables: JsonNode | undefined,
  span?: Span,
): JsonString {
  const parts: (string | JsonString)[] = [];
  let position = 0;
  let start = template.indexOf('${');
  while (start !== -1) {
    const end = template.indexOf('}', start);
    if (end === -1) break;
    const name = template.slice(start + 2, end);
    parts.push(template.slice(position, start));
    parts.push(
      name.startsWith('!')
        ? `\${${name.slice(1)}}`
        : (valueNamed(resolver, name.trim(), variables, span) ?? ''),
    );
    position = end + 1;
    start = template.indexOf('${', position);
  }
  parts.push(template.slice(position));
  return joined(resolver.gaps, parts, span);
}

function valueNamed(
  resolver: Resolver,
  name: string,
  variables: JsonNode | undefined,
  span?: Span,
): JsonString | undefined {
  const own = member(variables, name);
  const dot = name.indexOf('.');
  const value = own
    ? resolver.resolve(own)
    : dot === -1
      ? referTo(resolver, name, span)
      : attributeOf(resolver, name.slice(0, dot), name.slice(dot + 1), span);
  if (value === undefined) return undefined;
  return asText(resolver, value) ?? openNode(resolver, name, 'its value is no text', span);
}
