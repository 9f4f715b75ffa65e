import type { Finding } from '../../scenario/scenario.ts';
import { type AnswerJson, type ErrorPlace, placeOf } from '../answer.ts';
import { printable } from '../names.ts';
import type { CognitoAnswered } from './answered.ts';
import { openValueJson } from './open-value.ts';
import { pathText } from './paths.ts';
import { roleJson } from './role-json.ts';
import { traceJson } from './trace-json.ts';

/** The JSON object that answers a Cognito scenario (`grammar/schema/cognito-answer.schema.json`). */
export function cognitoAnswerJson(answered: CognitoAnswered): AnswerJson {
  const { id, answer, hangsOn } = answered;
  const { trust, decision, certainty, limitedBy, missing } = answer;
  return {
    id: id ?? null,
    role: roleJson(answer),
    trust,
    decision,
    certainty,
    ...(limitedBy !== undefined && { limitedBy }),
    ...(missing.length > 0 && { missing }),
    ...(hangsOn.length > 0 && { hangsOn: hangsOn.map(openValueJson) }),
    trace: traceJson(answered),
  };
}

/** More are of no use to anybody. */
const MOST = 100;

/** What stands in place of an answer where the scenario cannot be read, or AWS would not save it. */
export function cognitoErrorJson(
  id: string | undefined,
  problems: readonly Finding[],
  line: number | undefined,
): AnswerJson {
  const [first, ...more] = problems.slice(0, MOST).map((problem) => problemJson(problem, line));
  return {
    id: id ?? null,
    error: {
      ...(first ?? { code: 'cognito/unreadable', message: 'the scenario cannot be read' }),
      ...(more.length > 0 && { more }),
    },
  };
}

/** A fault as JSON, in one text. */
export function problemJson(problem: Finding, line: number | undefined): AnswerJson {
  const { code, message, why, help, path } = problem;
  const told = [message, why].filter((part) => part !== undefined).join('; ');
  return {
    code,
    message: printable(help === undefined ? told : `${told} (${help})`),
    ...(path && { path: pathText(path) }),
    ...placeIn(problem, line),
  };
}

/** Lines are those of the input; the lines of a stream are each a text of its own. */
function placeIn(problem: Finding, line: number | undefined): ErrorPlace {
  const { file, ...place } = placeOf(problem);
  return line === undefined
    ? { ...(file !== undefined && { file }), ...place }
    : { ...place, line };
}
