import type { Change } from '../evaluate/change.ts';
import type { Evaluation, Outcome } from '../evaluate/evaluation.ts';
import type {
  Explanation,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
} from '../evaluate/explanation.ts';
import type { Note } from '../evaluate/note.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Finding } from '../scenario/scenario.ts';
import { FALSE } from '../truth/truth.ts';
import type { Asked } from './answer.ts';
import { changeText } from './changes.ts';
import { columns } from './columns.ts';
import { clauseSummary } from './conditions.ts';
import { exemptionText, layerLabels, toldLayers } from './layers.ts';
import { decisionNames, printable } from './names.ts';
import type { Paint } from './paint.ts';
import { type Place, statementText } from './places.ts';
import { reasonFor } from './reason.ts';
import { principalText } from './request-json.ts';

/** How many statements that came near are worth telling. */
const NEAREST = 5;

/** A verdict and what is told with it. */
export interface Verdict {
  readonly asked: Asked;
  readonly explanation: Explanation;
  /** The smallest change that would allow it, where there is one. */
  readonly suggestion?: readonly Change[] | undefined;
}

/** How things are written: coloured or not, and where statements are to be found. */
export interface Style {
  readonly paint: Paint;
  readonly place: Place;
}

/** A verdict for people: what, why, and what every policy type said to it. */
export function verdictText({ asked, explanation, suggestion }: Verdict, style: Style): string {
  const { evaluation, request } = explanation;
  const { paint } = style;
  const lines = [
    headline(asked, explanation, paint),
    `  by ${printable(principalText(request))}`,
    `  because ${reasonFor(evaluation, request)}`,
    ...layerLines(explanation, style),
    ...outcomeLines(evaluation),
    ...nearMissLines(explanation, style.place),
    ...explanation.notes.flatMap((note) => noteLines('note', note)),
    ...missingKeyLines(evaluation),
    ...suggestionLines(suggestion, style.place),
    ...expectationLines(asked, evaluation, paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** `DENY (implicit)  s3:PutObject on arn:aws:s3:::logs/a.txt`. */
export function headline(asked: Asked, { evaluation, request }: Explanation, paint: Paint): string {
  const decision = decisionPaint(evaluation.decision, paint)(decisionNames[evaluation.decision]);
  const what = `${printable(request.action)} on ${printable(request.resource)}`;
  const id = asked.id === undefined ? '' : `  ${paint.faint(`[${printable(asked.id)}]`)}`;
  return `${paint.strong(decision)}  ${what}${id}`;
}

/** A verdict in one line, with what was expected in its place. */
export function verdictLine(asked: Asked, explanation: Explanation, paint: Paint): string {
  const { decision } = explanation.evaluation;
  const unmet = asked.expect !== undefined && asked.expect !== decision;
  const expected = unmet ? `  ${paint.bad(`expected ${asked.expect}`)}` : '';
  return `${headline(asked, explanation, paint)}${expected}\n`;
}

/** A question that could not be read, in a line: the faults themselves are told elsewhere. */
export function failureText(asked: Asked, problems: readonly Finding[], paint: Paint): string {
  const id = asked.id === undefined ? '' : `  ${paint.faint(`[${printable(asked.id)}]`)}`;
  const [first] = problems;
  const line = `${paint.strong(paint.bad('ERROR'))}  ${printable(first?.message ?? 'unreadable')}${id}\n`;
  if (asked.expect === undefined) return line;
  return asked.expect === 'error'
    ? `${line}  ${paint.good('as expected')}: error\n`
    : `${line}  ${paint.bad('not as expected')}: expected ${asked.expect}, got an error\n`;
}

export function decisionPaint(decision: Evaluation['decision'], paint: Paint): Paint['good'] {
  if (decision === 'allowed') return paint.good;
  return decision === 'unknown' ? paint.unsure : paint.bad;
}

function layerLines(explanation: Explanation, style: Style): readonly string[] {
  const rows = toldLayers(explanation).flatMap((layer) =>
    layerRows(layer, explanation.request.action, style),
  );
  return columns(rows).map((line) => `  ${line}`);
}

type Row = readonly string[];

function layerRows(layer: LayerExplanation, action: string, style: Style): readonly Row[] {
  const { paint } = style;
  const label = layerLabels[layer.policyType];
  const mark = layer.decisive ? paint.strong('<- decisive') : '';
  if (layer.result === 'absent') return [[label, '——', '', 'none given', mark]];
  if (layer.result === 'exempt') {
    return [[label, 'skipped', '', exemptionText(layer.exemption), mark]];
  }
  const parts = partsOf(layer);
  if (parts.length === 0) {
    return [[label, '——', '', `no policy, so nothing allows ${printable(action)}`, mark]];
  }
  return parts.flatMap((part) =>
    partRows(part, layer, { action, style, decisive: isDecisive(part, layer) }),
  );
}

/** A policy type, or one level of it, with the policies that stand there together. */
interface Part {
  readonly label: string;
  readonly policies: readonly PolicyExplanation[];
}

function partsOf({ policyType, policies }: LayerExplanation): readonly Part[] {
  const label = layerLabels[policyType];
  const levels = new Map<number | undefined, PolicyExplanation[]>();
  for (const policy of policies) {
    const known = levels.get(policy.level);
    if (known) known.push(policy);
    else levels.set(policy.level, [policy]);
  }
  return [...levels].map(([level, ones]) => ({
    label: level === undefined ? label : `${label}[${level}]`,
    policies: ones,
  }));
}

/** Of a hierarchy that does not allow, only the levels that are silent decide. */
function isDecisive({ policies }: Part, layer: LayerExplanation): boolean {
  if (!layer.decisive) return false;
  if (layer.result === 'silent' && layer.policyType === 'serviceControl') {
    return policies.every(({ result }) => result === 'silent');
  }
  return policies.some(({ result }) => result === layer.result);
}

interface RowContext {
  readonly action: string;
  readonly style: Style;
  readonly decisive: boolean;
}

function partRows(part: Part, layer: LayerExplanation, context: RowContext): readonly Row[] {
  const {
    action,
    style: { paint, place: placeText },
    decisive,
  } = context;
  const mark = decisive ? paint.strong('<- decisive') : '';
  const statements = part.policies.flatMap((policy) => policy.statements);
  const said = tellingStatements(statements);
  if (said.length === 0) {
    const [only, second] = part.policies;
    const place = only && !second ? printable(only.policy) : `${part.policies.length} policies`;
    return [[part.label, '——', place, silence(layer.policyType, action), mark]];
  }
  return said.map(({ statement, applies }, index) => [
    index === 0 ? part.label : '',
    answerWord(statement.effect, applies, paint),
    placeText(statement),
    statementText(statement),
    mark,
  ]);
}

/** Denies hide allows, as in the decision; what may apply is told beside what does. */
function tellingStatements(
  statements: readonly StatementExplanation[],
): readonly StatementExplanation[] {
  const applying = statements.filter(({ applies }) => applies !== 'no');
  const denies = applying.filter(
    ({ statement, applies }) => statement.effect === 'Deny' && applies === 'yes',
  );
  return denies.length > 0 ? denies : applying;
}

function answerWord(effect: 'Allow' | 'Deny', applies: 'yes' | 'no' | 'unknown', paint: Paint) {
  if (applies === 'unknown') return paint.unsure(effect === 'Allow' ? 'allow?' : 'deny?');
  return effect === 'Allow' ? paint.good('allow') : paint.bad('deny');
}

/** Resource control policies allow by themselves (clause 12.12); of the others, silence denies. */
function silence(policyType: PolicySlot, action: string): string {
  return policyType === 'resourceControl'
    ? `no statement denies ${printable(action)}`
    : `no statement allows ${printable(action)}`;
}

function outcomeLines(evaluation: Evaluation): readonly string[] {
  if (evaluation.decision !== 'unknown') return [];
  const outcomes = evaluation.outcomes.map(
    (outcome) => `  would be ${decisionNames[outcome.decision]} ${circumstance(outcome)}`,
  );
  return outcomes.length > 0
    ? outcomes
    : [`  could be ${evaluation.possible.map((decision) => decisionNames[decision]).join(' or ')}`];
}

function circumstance({ key, value }: Outcome): string {
  return value === null
    ? `without ${printable(key)}`
    : `with ${printable(key)} = "${printable(value)}"`;
}

/** Statements that would have mattered, and the first thing that kept them from it. */
function nearMissLines({ evaluation, layers }: Explanation, place: Place): readonly string[] {
  if (evaluation.decision === 'unknown') return [];
  const effect = evaluation.decision === 'allowed' ? 'Deny' : 'Allow';
  const near = layers
    .filter(({ decisive }) => decisive || evaluation.decision === 'allowed')
    .flatMap(({ policies }) => policies)
    .flatMap(({ statements }) => statements)
    .filter((told) => told.statement.effect === effect && isNear(told, evaluation.decision));
  const lines = near.slice(0, NEAREST).flatMap((one) => missLines(one, place));
  return near.length > NEAREST
    ? [...lines, `  … and ${near.length - NEAREST} more statements came near`]
    : lines;
}

/** Of a Deny that spared an allowed request only the traps are told: most Denies are meant to. */
function isNear(told: StatementExplanation, decision: Evaluation['decision']): boolean {
  if (told.applies !== 'no') return false;
  const hasNotes = notesOf(told).length > 0;
  return decision === 'allowed' ? hasNotes : hasNotes || told.elements.action !== 'no';
}

function missLines(near: StatementExplanation, place: Place): readonly string[] {
  const { statement } = near;
  const where = `${place(statement)} ${statementText(statement)}`;
  const notes = notesOf(near);
  if (notes.length > 0) return notes.flatMap((note) => noteLines(`near miss  ${where}`, note));
  return [`  near miss  ${where}: ${missText(near)}`];
}

/** A statement's notes and those of its condition, each once. */
function notesOf({ notes, clauses }: StatementExplanation): readonly Note[] {
  const failing = clauses.filter(({ result }) => result === FALSE);
  const all = [...notes, ...failing.flatMap((clause) => clause.notes)];
  return [...new Map(all.map((note) => [note.message, note])).values()];
}

function missText({ failedAt, clauses }: StatementExplanation): string {
  switch (failedAt) {
    case 'principal':
      return 'its Principal does not include the caller';
    case 'resource':
      return 'its Resource does not cover the resource';
    case 'condition': {
      const failing = clauses.find(({ result }) => result === FALSE);
      return failing ? clauseSummary(failing) : 'its Condition does not hold';
    }
    case 'action':
    case undefined:
      return 'its Action does not cover the action';
    default:
      return failedAt satisfies never;
  }
}

export function noteLines(label: string, note: Note): readonly string[] {
  const line = `  ${label}: ${printable(note.message)}`;
  return note.help === undefined ? [line] : [line, `    help: ${printable(note.help)}`];
}

function missingKeyLines(evaluation: Evaluation): readonly string[] {
  const keys = evaluation.missingContextKeys.map(printable);
  if (keys.length === 0 || evaluation.decision === 'unknown') return [];
  return [`  not given, so taken as absent: ${keys.join(', ')}`];
}

export function suggestionLines(
  suggestion: readonly Change[] | undefined,
  place: Place,
): readonly string[] {
  if (!suggestion || suggestion.length === 0) return [];
  const [only, ...others] = suggestion.map((change) => changeText(change, place));
  if (others.length === 0) return [`  To allow it: ${only}`];
  return ['  To allow it:', ...[only, ...others].map((text, index) => `    ${index + 1}. ${text}`)];
}

export function expectationLines(
  asked: Asked,
  { decision }: Evaluation,
  paint: Paint,
): readonly string[] {
  if (asked.expect === undefined) return [];
  return asked.expect === decision
    ? [`  ${paint.good('as expected')}: ${asked.expect}`]
    : [`  ${paint.bad('not as expected')}: expected ${asked.expect}, got ${decision}`];
}
