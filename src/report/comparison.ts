import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Request } from '../request/request.ts';
import type { AccessChange } from '../scenario/access-change.ts';
import { type AnswerJson, type Asked, answerFor, verdictJson } from './answer.ts';
import { decisionNames, printable } from './names.ts';
import type { Paint } from './paint.ts';
import { reasonFor } from './reason.ts';
import { decisionPaint } from './text.ts';

/** What other policies do to one request. */
export interface Comparison {
  readonly asked: Asked;
  readonly request: Request;
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly change: AccessChange;
}

const changeNames = {
  granted: 'GRANTED',
  revoked: 'REVOKED',
  unchanged: 'UNCHANGED',
  uncertain: 'UNCERTAIN',
} as const satisfies Record<AccessChange, string>;

/** What changes, in a line. */
export function comparisonHeadline(comparison: Comparison, paint: Paint): string {
  const { asked, request, change } = comparison;
  const id = asked.id === undefined ? '' : `  ${paint.faint(`[${printable(asked.id)}]`)}`;
  const name = changePaint(change, paint)(changeNames[change].padEnd(9));
  const what = `${printable(request.action)} on ${printable(request.resource)}`;
  return `${paint.strong(name)}  ${what}${id}\n`;
}

/** A changed verdict with both reasons, an unchanged one with its own. */
export function comparisonText(comparison: Comparison, paint: Paint): string {
  const { request, before, after, change } = comparison;
  const verdict = (evaluation: Evaluation) =>
    decisionPaint(evaluation.decision, paint)(decisionNames[evaluation.decision]);
  const lines: string[] = [];
  if (change === 'unchanged' && before.decision === after.decision) {
    lines.push(`  ${verdict(after)} because ${reasonFor(after, request)}`);
  } else {
    lines.push(`  before: ${verdict(before)} because ${reasonFor(before, request)}`);
    lines.push(`  after:  ${verdict(after)} because ${reasonFor(after, request)}`);
  }
  return `${comparisonHeadline(comparison, paint)}${lines.join('\n')}\n`;
}

function changePaint(change: AccessChange, paint: Paint): Paint['good'] {
  switch (change) {
    case 'granted':
      return paint.good;
    case 'revoked':
      return paint.bad;
    case 'unchanged':
      return paint.faint;
    case 'uncertain':
      return paint.unsure;
    default:
      return change satisfies never;
  }
}

/** An answer that tells beside the verdict what it would be under the other policies. */
export function comparisonJson({ asked, request, before, after, change }: Comparison): AnswerJson {
  return {
    ...answerFor(asked, request, before),
    change,
    instead: verdictJson(after, request),
  };
}

/** `1 granted, 0 revoked, 3 unchanged`. */
export function changeSummary(changes: ReadonlyMap<AccessChange, number>): string {
  const uncertain = changes.get('uncertain') ?? 0;
  const parts = (['granted', 'revoked', 'unchanged'] as const).map(
    (change) => `${changes.get(change) ?? 0} ${change}`,
  );
  return [...parts, ...(uncertain > 0 ? [`${uncertain} uncertain`] : [])].join(', ');
}
