import type { ClauseExplanation } from '../condition/clause-explanation.ts';
import type {
  Capacity,
  Holds,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
} from '../evaluate/explanation.ts';
import type { Note } from '../evaluate/note.ts';
import { columns } from './columns.ts';
import { clauseName, clauseReason, comparisonRows, truthWord } from './conditions.ts';
import { exemptionText } from './layers.ts';
import { policyTypeNames, printable } from './names.ts';
import type { Paint } from './paint.ts';
import { statementText } from './places.ts';
import { reasonFor } from './reason.ts';
import { principalText } from './request-json.ts';
import {
  expectationLines,
  headline,
  noteLines,
  type Style,
  suggestionLines,
  type Verdict,
} from './text.ts';
import { type Branch, drawTree } from './tree.ts';

/** The whole derivation of a verdict: every policy type, statement, element and comparison. */
export function derivationText({ asked, explanation, suggestion }: Verdict, style: Style): string {
  const { evaluation, request, layers, notes } = explanation;
  const lines = [
    headline(asked, explanation, style.paint),
    `  by ${printable(principalText(request))}`,
    `  because ${reasonFor(evaluation, request)}`,
    ...drawTree(layers.map((layer) => layerBranch(layer, style))),
    ...notes.flatMap((note) => noteLines('note', note)),
    ...suggestionLines(suggestion, style.place),
    ...expectationLines(asked, evaluation, style.paint),
  ];
  return `${lines.join('\n')}\n`;
}

function layerBranch(layer: LayerExplanation, style: Style): Branch {
  const { paint } = style;
  const name = policyTypeNames[layer.policyType];
  const mark = layer.decisive ? `  ${paint.strong('<- decisive')}` : '';
  switch (layer.result) {
    case 'absent':
      return { text: `${name}: ${paint.faint('none given')}${mark}` };
    case 'exempt':
      return {
        text: `${name}: ${paint.faint(`skipped, ${exemptionText(layer.exemption)}`)}${mark}`,
      };
    case 'allow':
    case 'deny':
    case 'silent':
    case 'unknown':
      return {
        text: `${name}: ${answerText(layer.result, paint)}${mark}`,
        branches: layer.policies.map((policy) => policyBranch(policy, style)),
      };
    default:
      return layer.result satisfies never;
  }
}

function policyBranch(
  { policy, level, result, statements }: PolicyExplanation,
  style: Style,
): Branch {
  const place = level === undefined ? '' : `level ${level}, `;
  return {
    text: `${place}${printable(policy)}: ${answerText(result, style.paint)}`,
    branches: statements.map((statement) => statementBranch(statement, style)),
  };
}

function answerText(answer: PolicyExplanation['result'], paint: Paint): string {
  switch (answer) {
    case 'allow':
      return paint.good('allows');
    case 'deny':
      return paint.bad('denies');
    case 'silent':
      return 'says nothing';
    case 'unknown':
      return paint.unsure('cannot be told');
    default:
      return answer satisfies never;
  }
}

function statementBranch(told: StatementExplanation, { paint, place }: Style): Branch {
  const { statement, clauses, notes } = told;
  const head = `${place(statement)} ${statementText(statement)} ${statement.effect}: ${outcomeText(told, paint)}`;
  return {
    text: [head, elementsText(told), ...notes.map(noteText)].join('\n'),
    branches: clauses.map((clause) => clauseBranch(clause, paint)),
  };
}

function outcomeText({ statement, applies, failedAt }: StatementExplanation, paint: Paint): string {
  switch (applies) {
    case 'yes':
      return (statement.effect === 'Allow' ? paint.good : paint.bad)('applies');
    case 'unknown':
      return paint.unsure('may apply');
    case 'no':
      return `does not apply${failedAt === undefined ? '' : `, by its ${failedAt}`}`;
    default:
      return applies satisfies never;
  }
}

const signs = { yes: '✓', no: '✗', unknown: '?' } as const satisfies Record<Holds, string>;

const capacities = {
  leaf: 'itself',
  wildcard: 'everyone',
  service: 'the service',
  federated: 'its provider',
  issuer: 'its role or user',
  account: 'its account',
} as const satisfies Record<Capacity, string>;

/** `principal ✓ (its account)  action ✓  resource ✗  condition ✓`. */
function elementsText({ elements, namedAs }: StatementExplanation): string {
  const { principal, action, resource, condition } = elements;
  const named = namedAs.map((capacity) => capacities[capacity]).join(', ');
  return [
    ...(principal === undefined
      ? []
      : [`principal ${signs[principal]}${named === '' ? '' : ` (named as ${named})`}`]),
    `action ${signs[action]}`,
    `resource ${signs[resource]}`,
    `condition ${signs[condition]}`,
  ].join('  ');
}

function clauseBranch(clause: ClauseExplanation, paint: Paint): Branch {
  const why = clauseReason(clause);
  const word = truthWord(clause.result);
  const told =
    word === 'yes' ? paint.good(word) : word === 'no' ? paint.bad(word) : paint.unsure(word);
  return {
    text: [
      `${clauseName(clause)}: ${told}${why === '' ? '' : `, ${why}`}`,
      ...columns(comparisonRows(clause)),
      ...clause.notes.map(noteText),
    ].join('\n'),
  };
}

function noteText({ message, help }: Note): string {
  return `note: ${printable(message)}${help === undefined ? '' : ` (${printable(help)})`}`;
}
