import type { Change, Grant, Place as PolicyPlace } from '../evaluate/change.ts';
import type { MatchedStatement } from '../evaluate/evaluation.ts';
import { policyTypeNames, printable } from './names.ts';
import { type Place, statementText } from './places.ts';

/** An edit of a policy, as an instruction. */
export function changeText(change: Change, place: Place): string {
  switch (change.kind) {
    case 'addAction':
      return `add \`${printable(change.value)}\` to Action of ${where(change.statement, place)}`;
    case 'addResource':
      return `add \`${printable(change.value)}\` to Resource of ${where(change.statement, place)}`;
    case 'removeStatement':
      return `remove the Deny of ${where(change.statement, place)}`;
    case 'addStatement':
      return `add ${grantText(change.grant)} to ${placeName(change.place)}`;
    default:
      return change satisfies never;
  }
}

function where(statement: MatchedStatement, place: Place): string {
  return `${place(statement)} (${statementText(statement)})`;
}

function placeName({ policyType, policy, level }: PolicyPlace): string {
  const type = policyTypeNames[policyType];
  if (policy !== undefined) return `the ${type} ${printable(policy)}`;
  return level === undefined ? `a new ${type}` : `a new ${type} on level ${level}`;
}

function grantText({ action, resource, principal }: Grant): string {
  const statement = {
    Effect: 'Allow',
    ...(principal !== undefined && {
      Principal: principal === '*' ? '*' : { [principal.kind]: principal.text },
    }),
    Action: action,
    ...(resource !== undefined && { Resource: resource }),
  };
  return `\`${printable(JSON.stringify(statement))}\``;
}
