import { cognitoErrorJson } from '../../report/cognito/answer-json.ts';
import {
  type ToldTrigger,
  triggerHeadline,
  triggerJson,
  triggerText,
} from '../../report/cognito/trigger-report.ts';
import type { Paint } from '../../report/paint.ts';
import { failureText } from '../../report/text.ts';
import type { Finding } from '../../scenario/scenario.ts';
import type { GivenEvent } from './trigger-events.ts';

export interface TriggerPrinter {
  readonly answer: (told: ToldTrigger) => string;
  /** What stands in place of an answer where there is none. */
  readonly failure: (event: GivenEvent, findings: readonly Finding[]) => string;
  /** Whether faults are told beside the answers, for people. */
  readonly tells: boolean;
}

interface TriggerSettings {
  readonly format: 'text' | 'json' | 'ndjson';
  readonly quiet: boolean;
  readonly paint: Paint;
}

export function triggerPrinter({ format, quiet, paint }: TriggerSettings): TriggerPrinter {
  return format === 'text' ? textPrinter(quiet, paint) : jsonPrinter;
}

function textPrinter(quiet: boolean, paint: Paint): TriggerPrinter {
  let first = true;
  const apart = (text: string): string => {
    const gap = first || quiet ? '' : '\n';
    first = false;
    return `${gap}${text}`;
  };
  return {
    tells: true,
    answer: (told) => apart(quiet ? `${triggerHeadline(told, paint)}\n` : triggerText(told, paint)),
    failure: ({ file, line }, findings) => {
      const id = line === undefined ? file : `${file}, line ${line}`;
      return apart(failureText({ id }, errorsIn(findings), paint));
    },
  };
}

const jsonPrinter: TriggerPrinter = {
  tells: false,
  answer: (told) => `${JSON.stringify(triggerJson(told))}\n`,
  failure: ({ file, line }, findings) => {
    const { error } = cognitoErrorJson(undefined, errorsIn(findings), line);
    return `${JSON.stringify({ file, ...(line !== undefined && { line }), error })}\n`;
  },
};

function errorsIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}
