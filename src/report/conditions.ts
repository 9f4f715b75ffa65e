import type {
  ClauseExplanation,
  ClauseReason,
  ComparisonOutcome,
  ExplainedWanted,
} from '../condition/clause-explanation.ts';
import type { ContextValue } from '../request/context.ts';
import { FALSE, TRUE, type Truth } from '../truth/truth.ts';
import { printable } from './names.ts';

/** A truth value as people say it. */
export function truthWord(truth: Truth): 'yes' | 'no' | 'unknown' {
  if (truth === TRUE) return 'yes';
  return truth === FALSE ? 'no' : 'unknown';
}

/** `StringLike s3:prefix`, as the policy writes it. */
export function clauseName(clause: ClauseExplanation): string {
  return `${printable(clause.written.text)} ${printable(clause.key.name)}`;
}

const reasons = {
  unknownOperator: 'there is no such operator',
  presence: 'it asks only whether the key is there',
  keyMissing: 'the request does not carry the key',
  keyNotKnown: 'the value of the key is not known',
  onlyEmptyTexts: 'the request carries only empty texts, which a set operator takes for nothing',
  severalValues: 'the request carries several values, which only a set operator compares',
  comparison: '',
} as const satisfies Record<ClauseReason, string>;

/** Which rule decided a clause; empty when it was the comparison of values. */
export function clauseReason(clause: ClauseExplanation): string {
  return reasons[clause.because];
}

/** Why a clause does not hold, in one line: for a summary that has no room for the table. */
export function clauseSummary(clause: ClauseExplanation): string {
  const why = clauseReason(clause);
  if (why !== '') return `${clauseName(clause)}: ${why}`;
  const given = clause.given.map(({ text }) => quote(text));
  const wanted = clause.wanted.map(wantedText);
  return `${clauseName(clause)}: the request has ${brief(given)}, the policy says ${brief(wanted)}`;
}

function brief(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}

/** At most so many lines of a comparison are worth reading. */
const ROWS = 12;

/** What was compared with what: one line for each pair of values, those that matched first. */
export function comparisonRows(clause: ClauseExplanation): readonly (readonly string[])[] {
  const values = clause.wanted.map(wantedText);
  const pairs = clause.given.flatMap(({ text, outcomes }) =>
    values.map((value, index) => ({ text, value, outcome: outcomes[index] ?? 'differs' })),
  );
  const foremost = [
    ...pairs.filter(({ outcome }) => outcome !== 'differs'),
    ...pairs.filter(({ outcome }) => outcome === 'differs'),
  ];
  const rows = foremost
    .slice(0, ROWS)
    .map(({ text, value, outcome }) => [quote(text), outcomeWords[outcome], value]);
  const hidden = foremost.length - rows.length + clause.leftOut.given + clause.leftOut.wanted;
  if (pairs.length === 0) {
    return [[requestText(clause.request), '', values.slice(0, ROWS).join(', ')]];
  }
  return hidden > 0 ? [...rows, [`… and ${hidden} more`, '', '']] : rows;
}

const outcomeWords = {
  matches: 'matches',
  differs: 'does not match',
  unknown: 'may match',
  notComparable: 'cannot be compared with',
} as const satisfies Record<ComparisonOutcome, string>;

/** What the request says of a key. */
function requestText(value: ContextValue): string {
  switch (value.state) {
    case 'supplied':
      return value.values.length === 0
        ? 'an empty list'
        : brief(value.values.map((text) => quote(text)));
    case 'absent':
      return 'not in the request';
    case 'present':
      return 'in the request, its value not known';
    case 'unspecified':
      return 'not known';
    default:
      return value satisfies never;
  }
}

/** A policy's value, with what came of its variables. */
function wantedText({ value, state, text, key }: ExplainedWanted): string {
  const written = quote(value.text);
  switch (state) {
    case 'filled':
      return text === undefined || text === value.text ? written : `${written} = ${quote(text)}`;
    case 'unreadable':
      return `${written} (not a value of this operator)`;
    case 'noValue':
      return `${written} (${keyName(key)} has no value)`;
    case 'unknown':
      return `${written} (${keyName(key)} is not known)`;
    default:
      return state satisfies never;
  }
}

function keyName(key: ExplainedWanted['key']): string {
  return key === undefined ? 'a variable' : printable(key.name);
}

/** A value in quotes, so that blanks and empty texts are seen. */
function quote(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return `"${printable(shown)}"`;
}
