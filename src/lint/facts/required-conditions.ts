import { foldCase } from '../../text/fold-case.ts';
import type { WrittenClause, WrittenStatement } from '../written.ts';
import { hasWildcard } from './actions.ts';
import { coveringEntry } from './coverage.ts';
import { coversAction } from './inclusion.ts';

/** What an organization asks of every Allow for some actions. */
export interface Requirement {
  readonly actions: readonly string[];
  readonly forbidden: boolean;
  readonly allOf: readonly WantedClause[];
  readonly anyOf: readonly WantedClause[];
  readonly noneOf: readonly WantedClause[];
}

/** A clause of a condition: its key, and where they are given its operator and all its values. */
export interface WantedClause {
  readonly key: string;
  readonly operator?: string;
  readonly values?: readonly string[];
}

/** Reads the option; what has no actions asks for nothing. */
export function readRequirements(option: unknown): readonly Requirement[] {
  if (!Array.isArray(option)) return [];
  return option.flatMap((one: unknown) => {
    const members = membersOf(one);
    const actions = texts(members.get('actions'));
    if (actions.length === 0) return [];
    return [
      {
        actions,
        forbidden: members.get('forbidden') === true,
        allOf: readClauses(members.get('allOf')),
        anyOf: readClauses(members.get('anyOf')),
        noneOf: readClauses(members.get('noneOf')),
      },
    ];
  });
}

function readClauses(value: unknown): readonly WantedClause[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const members = membersOf(one);
    const [key, operator] = [members.get('key'), members.get('operator')];
    if (typeof key !== 'string') return [];
    return [
      {
        key,
        ...(typeof operator === 'string' && { operator }),
        ...(members.has('values') && { values: texts(members.get('values')) }),
      },
    ];
  });
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function texts(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((text) => typeof text === 'string');
}

/** The action that a requirement names and a statement allows. */
export function allowedAction(
  { effect, action: element }: WrittenStatement,
  { actions }: Requirement,
): string | undefined {
  if (effect !== 'Allow' || !element) return undefined;
  return actions.find((action) => {
    const entry = coveringEntry(element, action);
    if (element.negated) return !entry && !element.partial;
    const within =
      hasWildcard(action) && element.entries.some(({ text }) => coversAction(action, text));
    return entry !== undefined || within;
  });
}

/** Whether a statement has a clause as wanted. */
export function hasClause({ clauses }: WrittenStatement, wanted: WantedClause): boolean {
  return clauses.some((clause) => isAsWanted(clause, wanted));
}

function isAsWanted(
  { folded, operator, values, partial }: WrittenClause,
  wanted: WantedClause,
): boolean {
  if (folded !== foldCase(wanted.key)) return false;
  if (wanted.operator !== undefined && foldCase(operator.text) !== foldCase(wanted.operator)) {
    return false;
  }
  const allowed = wanted.values;
  return allowed === undefined || partial || values.every(({ text }) => allowed.includes(text));
}
