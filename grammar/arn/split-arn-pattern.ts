import { variableSpans } from '../template/read-template.ts';

/**
 * Cuts an ARN pattern at its first five colons, the rest staying whole: one to six segments. Colons
 * inside `${…}` do not count (ruling 12.4).
 */
export function splitArnPattern(text: string): readonly string[] {
  const spans = variableSpans(text);
  const segments: string[] = [];
  let nextSpan = 0;
  let start = 0;
  let colon = text.indexOf(':');
  while (colon !== -1 && segments.length < 5) {
    while ((spans[nextSpan]?.end ?? colon + 1) <= colon) nextSpan += 1;
    const span = spans[nextSpan];
    if (span !== undefined && span.start < colon) {
      colon = text.indexOf(':', span.end);
    } else {
      segments.push(text.slice(start, colon));
      start = colon + 1;
      colon = text.indexOf(':', start);
    }
  }
  return [...segments, text.slice(start)];
}
