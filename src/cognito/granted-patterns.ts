import { splitArnPattern } from '../../grammar/arn/split-arn-pattern.ts';
import { readTemplate } from '../../grammar/template/read-template.ts';
import type { ResourceType } from '../catalog/services/catalog.ts';
import { requestContext } from '../evaluate/context-keys.ts';
import type { PreparedStatement } from '../evaluate/prepare-statement.ts';
import { fillTemplate, variableKeys } from '../match/variables.ts';
import { type Meeting, meeting, type Steps, stepsOf } from './meeting.ts';
import type { ProbedSession } from './probed-session.ts';
import type { ShapeOf } from './resource-shapes.ts';

/** What one entry of a statement's `Resource` covers for one session. */
export interface CoveredPattern {
  readonly statement: PreparedStatement;
  /** As it stands in the policy; `*` where the statement has no Resource. */
  readonly text: string;
  /** What the statement leaves out: its NotResource. */
  readonly except?: readonly string[];
  /** With its variables filled. */
  readonly steps: Steps;
  /** The context keys, in lower case, that its variables name. */
  readonly variables: readonly string[];
}

const EVERYTHING: Steps = stepsOf([{ kind: 'star' }]);

/** What a statement covers; an entry whose variable has no value for the session covers nothing. */
export function coveredPatterns(
  session: ProbedSession,
  statement: PreparedStatement,
): readonly CoveredPattern[] {
  const { resource } = statement.statement;
  if (resource === undefined) {
    return [{ statement, text: '*', steps: EVERYTHING, variables: [] }];
  }
  if (resource.negated) {
    const except = resource.patterns.map(({ text }) => text);
    return [{ statement, text: '*', except, steps: EVERYTHING, variables: [] }];
  }
  return resource.patterns.flatMap(({ text }) => coveredBy(session, statement, text) ?? []);
}

/** One entry of a statement's `Resource` or `NotResource`, filled for the session. */
export function coveredBy(
  session: ProbedSession,
  statement: PreparedStatement,
  text: string,
): CoveredPattern | undefined {
  const { template } = readTemplate(wholeArn(text), statement.policy.version === '2012-10-17');
  const filled = fillTemplate(template, requestContext(session.base, session.set.settings));
  return filled.state === 'noValue'
    ? undefined
    : {
        statement,
        text,
        steps: stepsOf(filled.parts),
        variables: variableKeys(template).map(({ folded }) => folded),
      };
}

/** Short ARN patterns are filled up with `*`, where IAM does so (table 2.3, rule 4). */
function wholeArn(text: string): string {
  if (/^\*+$/.test(text)) return text;
  const missing = 6 - splitArnPattern(text).length;
  return text + ':*'.repeat(missing);
}

/**
 * Patterns outside the role's own grants that a request must or had better be within: what boundary
 * and session policies allow, and what Deny statements spare.
 */
export function narrowings(session: ProbedSession): readonly CoveredPattern[] {
  return session.set.statements.flatMap((statement) => {
    const { effect, resource } = statement.statement;
    if (effect === 'Deny') {
      return resource?.negated
        ? resource.patterns.flatMap(({ text }) => coveredBy(session, statement, text) ?? [])
        : [];
    }
    return statement.evidence.policyType === 'identity'
      ? []
      : coveredPatterns(session, statement).filter(({ text }) => !/^\*+$/.test(text));
  });
}

/** Resources of a type that lie within all of the patterns; looked for once for each combination. */
export type Finder = (type: ResourceType, within: readonly CoveredPattern[]) => Meeting;

export function finder(shapeOf: ShapeOf): Finder {
  const numbers = new Map<Steps, number>();
  const known = new Map<ResourceType, Map<string, Meeting>>();
  const numberOf = (steps: Steps): number => {
    const number = numbers.get(steps) ?? numbers.size;
    numbers.set(steps, number);
    return number;
  };
  return (type, within) => {
    const ofType = known.get(type) ?? new Map<string, Meeting>();
    known.set(type, ofType);
    const name = within.map(({ steps }) => numberOf(steps)).join();
    const found = ofType.get(name) ?? meeting([shapeOf(type), ...within.map(({ steps }) => steps)]);
    ofType.set(name, found);
    return found;
  };
}
