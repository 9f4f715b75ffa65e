import { splitArnPattern } from '../../grammar/arn/split-arn-pattern.ts';
import { readTemplate } from '../../grammar/template/read-template.ts';
import type { Template } from '../../grammar/template/template.ts';
import type { ContextKey } from '../catalog/context-key.ts';
import type { PolicyType, PolicyVersion } from '../policy/policy.ts';
import type { RequestContext } from '../request/context.ts';
import { foldCase } from '../text/fold-case.ts';
import { FALSE, or, TRUE, type Truth, truthOf, UNKNOWN } from '../truth/truth.ts';
import { matchesSequence, sequenceOf } from './sequence.ts';
import { fillTemplate, hasVariables, isPatternPart, variableKeys } from './variables.ts';
import { compileWildcard, matchesWildcard, type PatternPart } from './wildcard.ts';

/** What decides how a resource pattern is read, beside its text. */
export interface ResourceSetting {
  readonly version: PolicyVersion;
  readonly policyType: PolicyType;
  readonly resourceStarCrossesColon: boolean;
  readonly padShortArns: boolean;
  readonly arnCase: 'sensitive' | 'insensitive';
}

/** One entry of `Resource` or `NotResource`, ready to be matched. */
export interface ResourceMatcher {
  /** As it stands in the policy. */
  readonly text: string;
  /** The context keys that its variables name. */
  readonly keys: readonly ContextKey[];
  /** Whether it covers the request's resource; UNKNOWN when that hangs on an unknown variable. */
  matches(resource: string, context: RequestContext): Truth;
}

/**
 * Compiles a resource pattern by the segment rule (clause 2.3; IAM User Guide, "IAM JSON policy
 * elements: Resource"): the first five segments are literal but for wildcards that stop at a colon,
 * unless a `*` ends its segment; the sixth may hold variables and its wildcards match anything.
 */
export function compileResource(text: string, setting: ResourceSetting): ResourceMatcher {
  if (/^\*+$/.test(text)) return { text, keys: [], matches: () => TRUE };
  const segments = splitArnPattern(text);
  const stated = compileSegments(segments, setting);
  if (stated.only !== undefined && segments.length === 6 && setting.arnCase === 'sensitive') {
    const { only } = stated;
    return { text, keys: [], matches: (resource) => (resource === only ? TRUE : FALSE) };
  }
  const padded = isPadded(segments, setting)
    ? compileSegments([...segments, ...Array(6 - segments.length).fill('*')], setting)
    : undefined;
  return {
    text,
    keys: stated.keys,
    matches(resource, context) {
      // A request for `*` names no resource: only a pattern for everything covers it.
      if (resource === '*') return FALSE;
      const subject = setting.arnCase === 'sensitive' ? resource : foldHead(resource);
      const answer = stated.matches(subject, context);
      return padded === undefined || answer === TRUE
        ? answer
        : or(answer, padded.matches(subject, context));
    },
  };
}

function compileSegments(segments: readonly string[], setting: ResourceSetting): Matcher {
  const head = partsOfHead(segments.slice(0, 5), setting);
  const last = segments[5];
  if (last === undefined) return fixedMatcher(head);
  const { template } = readTemplate(last, setting.version === '2012-10-17');
  return hasVariables(template)
    ? variableMatcher([...head, COLON], template)
    : fixedMatcher([...head, COLON, ...template.parts.filter(isPatternPart)]);
}

function partsOfHead(segments: readonly string[], setting: ResourceSetting): PatternPart[] {
  const written = segments.join(':');
  const text = setting.arnCase === 'sensitive' ? written : foldCase(written);
  // Most are literal; nothing separates the parts of the others but their colons.
  if (!/[*?]/.test(text)) return [{ kind: 'literal', text }];
  return segments.flatMap((segment, index) => [
    ...(index === 0 ? [] : [COLON]),
    ...headParts(setting.arnCase === 'sensitive' ? segment : foldCase(segment), setting),
  ]);
}

const COLON: PatternPart = { kind: 'literal', text: ':' };

/** A head segment takes no variables: `${…}` is text there (clause 3.2). */
function headParts(segment: string, setting: ResourceSetting): readonly PatternPart[] {
  const parts = readTemplate(segment, false).template.parts.filter(isPatternPart);
  return parts.map((part, index) => {
    if (part.kind === 'question') return { kind: 'boundQuestion' };
    if (part.kind !== 'star') return part;
    const crosses = setting.resourceStarCrossesColon && index === parts.length - 1;
    return crosses ? part : { kind: 'boundStar' };
  });
}

/** A reading of a pattern, which may have two (see `isPadded`). */
type Matcher = Omit<ResourceMatcher, 'text'> & {
  /** The one resource that it covers, where there is no wildcard. */
  readonly only?: string;
};

function fixedMatcher(parts: readonly PatternPart[]): Matcher {
  const pattern = compileWildcard(parts);
  return {
    keys: [],
    matches: (resource) => truthOf(matchesWildcard(pattern, resource)),
    ...(pattern.shape === 'exact' && { only: pattern.text }),
  };
}

function variableMatcher(head: readonly PatternPart[], template: Template): Matcher {
  const keys = variableKeys(template);
  const sequence = sequenceOf([...head, ...template.parts]);
  return {
    keys,
    matches(resource, context) {
      const quick =
        sequence === undefined ? undefined : matchesSequence(sequence, resource, context);
      return quick ?? matchesFilled(head, template, resource, context);
    },
  };
}

function matchesFilled(
  head: readonly PatternPart[],
  template: Template,
  resource: string,
  context: RequestContext,
): Truth {
  const filled = fillTemplate(template, context);
  if (filled.state === 'noValue') return FALSE;
  if (!matchesWildcard(compileWildcard([...head, ...filled.parts]), resource)) return FALSE;
  return filled.state === 'filled' ? TRUE : UNKNOWN;
}

/** Which short patterns are filled up with `*` (table 2.3, rule 4). */
function isPadded(segments: readonly string[], setting: ResourceSetting): boolean {
  if (!setting.padShortArns || segments.length >= 6) return false;
  const wild = segments.some((segment) => /[*?]/.test(segment));
  switch (setting.policyType) {
    case 'identity':
    case 'session':
    case 'permissionsBoundary':
      return true;
    case 'resource':
    case 'trust':
    case 'vpcEndpoint':
      return wild;
    case 'serviceControl':
      return segments.slice(-1).join('').endsWith('*');
    case 'resourceControl':
      return false;
  }
}

/** Lower-cases the segments before the sixth. */
function foldHead(resource: string): string {
  const segments = splitArnPattern(resource);
  const head = segments.slice(0, 5).map(foldCase);
  return [...head, ...segments.slice(5)].join(':');
}
