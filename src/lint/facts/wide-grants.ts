import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { quoted } from '../../../grammar/json/members.ts';
import type { Finding } from '../rule.ts';
import type { Place, WrittenClause, WrittenElement, WrittenStatement } from '../written.ts';
import { isAllStars, namePlace } from './clauses.ts';
import { coveringEntry, type Naming, namingOf } from './coverage.ts';

// How `iam:PassRole` and `iam:CreateServiceLinkedRole` come to be allowed on every role. AWS has
// one issue for each way of writing it.

/** An action that is dangerous on every role, and the condition key that makes it harmless. */
export interface RoleAction {
  readonly name: string;
  readonly key: string;
  /** Whether a value of the key says which service it is about. */
  readonly names: (value: string) => boolean;
}

export const passRole: RoleAction = {
  name: 'iam:PassRole',
  key: 'iam:passedtoservice',
  names: (value) => !isAllStars(value),
};

export const createServiceLinkedRole: RoleAction = {
  name: 'iam:CreateServiceLinkedRole',
  key: 'iam:awsservicename',
  names: (value) => !/^[*?]/.test(value),
};

/** How the roles are written. */
type Roles = 'everyRole' | 'notResource';

/** The finding of a statement that allows a role action in that way of writing. */
export function wideGrant(
  statement: WrittenStatement,
  action: RoleAction,
  naming: Naming,
  roles: Roles,
): readonly Finding[] {
  const { effect, resource } = statement;
  if (effect !== 'Allow' || !statement.action || !resource) return [];
  if (resource.negated !== (roles === 'notResource')) return [];
  if (statement.action.negated !== (naming === 'notAction')) return [];
  const place = roles === 'everyRole' ? everyRole(resource) : everyOtherRole(resource);
  if (!place) return [];
  if (namingOf(statement, action.name) !== naming || isNarrowed(statement, action)) return [];
  return [
    {
      at: actionPlace(statement.action, action),
      also: [place],
      message: `${allowing(statement.action, action, naming)} on ${
        roles === 'everyRole' ? 'every role' : 'every role that `NotResource` does not name'
      }`,
    },
  ];
}

function isNarrowed(
  { clauses, conditionHidden }: WrittenStatement,
  { key, names }: RoleAction,
): boolean {
  const narrows = ({ folded, row, operator, values, partial }: WrittenClause) =>
    folded === key &&
    row?.asks === 'value' &&
    !row.negated &&
    !operator.ifExists &&
    (partial || values.every(({ text }) => names(text)));
  return conditionHidden || clauses.some(narrows);
}

/** The entry of `Resource` that leaves the role's name open altogether. */
function everyRole({ entries }: WrittenElement): Place | undefined {
  return entries.find(({ text }) => coversEveryRole(text));
}

function coversEveryRole(text: string): boolean {
  if (isAllStars(text)) return true;
  const fields = splitArnPattern(text);
  const [, , service = '', , , role] = fields;
  if (service !== 'iam' && !isAllStars(service)) return false;
  // A star that ends a short ARN stands for the fields that are missing.
  if (role === undefined) return fields.length > 2 && /\*$/.test(text);
  return /^(?:role\/?)?\*+$/.test(role);
}

function everyOtherRole(element: WrittenElement): Place | undefined {
  if (element.entries.some(({ text }) => isAllStars(text))) return undefined;
  return namePlace(element);
}

function actionPlace(element: WrittenElement, { name }: RoleAction): Place {
  return (element.negated ? undefined : coveringEntry(element, name)) ?? namePlace(element);
}

function allowing(element: WrittenElement, { name }: RoleAction, naming: Naming): string {
  if (naming === 'exact') return `\`${name}\` is allowed`;
  if (naming === 'notAction') return `\`NotAction\` allows \`${name}\``;
  return `${quoted(coveringEntry(element, name)?.text ?? '')} allows \`${name}\``;
}
