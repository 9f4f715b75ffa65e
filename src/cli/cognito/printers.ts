import { cognitoAnswerJson, cognitoErrorJson } from '../../report/cognito/answer-json.ts';
import {
  cognitoAnswerText,
  cognitoHeadline,
  type Reach,
} from '../../report/cognito/answer-text.ts';
import type { CognitoAnswered } from '../../report/cognito/answered.ts';
import type { Paint } from '../../report/paint.ts';
import { failureText } from '../../report/text.ts';
import type { CognitoExpectation } from './expectation.ts';
import { type CognitoQuestion, problemsIn } from './questions.ts';

/** A question with its answer, where it has one. */
export interface Told {
  readonly question: CognitoQuestion;
  readonly answered?: CognitoAnswered;
  /** Whether the answer is the expected one; absent where nothing is expected. */
  readonly met?: boolean;
}

export interface CognitoPrinter {
  readonly print: (told: Told) => string;
  /** Whether faults are told beside the answers, for people. */
  readonly tells: boolean;
}

export interface TextSettings {
  readonly paint: Paint;
  readonly quiet: boolean;
  readonly reach: Reach;
  readonly expected?:
    | { readonly text: string; readonly expectation: CognitoExpectation }
    | undefined;
}

/** Answers for people. */
export function cognitoTextPrinter({
  paint,
  quiet,
  reach,
  expected,
}: TextSettings): CognitoPrinter {
  let first = true;
  return {
    tells: true,
    print({ question, answered, met }) {
      const apart = first || quiet ? '' : '\n';
      first = false;
      if (!answered) return `${apart}${failureText(nameOf(question), problemsIn(question), paint)}`;
      const unmet = `${paint.bad('not as expected')}: expected ${expected?.text}`;
      if (quiet) {
        const line = cognitoHeadline(answered, reach, paint);
        return `${line}${met === false ? `  ${unmet}` : ''}\n`;
      }
      const text = cognitoAnswerText(answered, reach, paint);
      if (met === undefined) return `${apart}${text}`;
      return `${apart}${text}  ${met ? `${paint.good('as expected')}: ${expected?.text}` : unmet}\n`;
    },
  };
}

/** What a question without an answer is called. */
export function nameOf({ id, file, line }: CognitoQuestion): { readonly id?: string } {
  const name = id ?? (line === undefined ? file : `line ${line}`);
  return name === undefined ? {} : { id: name };
}

/** One JSON answer a line. */
export function cognitoJsonPrinter(): CognitoPrinter {
  return {
    tells: false,
    print: ({ question, answered }) => {
      const answer = answered
        ? cognitoAnswerJson(answered)
        : cognitoErrorJson(question.id, problemsIn(question), question.line);
      return `${JSON.stringify(answer)}\n`;
    },
  };
}
